using System.CommandLine;
using System.Text.Json;
using LeadSync.Delivery;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary><c>dead-letters</c>: what could not be delivered, and what a person decides about it. Works beside a running worker.</summary>
internal static class DeadLettersCommand
{
    public static Command Create()
    {
        var command = new Command("dead-letters", "See what HubSpot or Salesforce refused for good, and have it tried again or let it go")
        {
            List(),
            Show(),
            Retry(),
            Discard(),
        };
        return command;
    }

    private static Command List()
    {
        var (command, store) = Part("list", "All of them, oldest first");
        var json = SharedOptions.Json();
        command.Add(json);
        command.SetAction(parsed =>
        {
            var letters = Database.Peek(store(parsed), DeadLetterRows.All).ConvertAll(DeadLetterAnswer.Of);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(new DeadLetterList(letters), CliJson.Default.DeadLetterList));
            else if (letters.Count == 0) output.WriteLine("There are none.");
            else letters.ForEach(letter => output.WriteLine(Line(letter)));
            return ExitCode.Good;
        });
        return command;
    }

    private static Command Show()
    {
        var (command, store) = Part("show", "One of them, with what was to be sent");
        var id = Id();
        command.Add(id);
        command.SetAction(parsed =>
        {
            var letter = Database.Peek(store(parsed), session => DeadLetterRows.Find(session, parsed.GetValue(id))) ?? throw Missing(parsed.GetValue(id));
            parsed.InvocationConfiguration.Output.WriteLine($"{Line(DeadLetterAnswer.Of(letter))}\nTo be sent: {letter.Body}");
            return ExitCode.Good;
        });
        return command;
    }

    private static Command Retry()
    {
        var (command, store) = Part("retry", "Have one of them, or --all, tried again: the lead is looked at, and what is still true is sent");
        var id = new Argument<long?>("ID") { Description = "Number of the dead letter", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every one of them" };
        command.Add(id);
        command.Add(all);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(id) is not null) result.AddError("Name one dead letter, or say --all.");
        });
        command.SetAction(parsed =>
        {
            var path = store(parsed);
            var letters = parsed.GetValue(id) is { } one ? [one] : Database.Peek(path, DeadLetterRows.All).Select(letter => letter.Id);
            var tried = letters.Count(letter => Database.Amend(path, session => DeadLetters.Retry(session, letter, TimeProvider.System.GetUtcNow())));
            if (tried == 0 && parsed.GetValue(id) is { } named) throw Missing(named);
            parsed.InvocationConfiguration.Output.WriteLine($"{tried} will be tried again.");
            return ExitCode.Good;
        });
        return command;
    }

    private static Command Discard()
    {
        var (command, store) = Part("discard", "Let one of them go; the lead keeps saying what stands in its way");
        var id = Id();
        command.Add(id);
        command.SetAction(parsed =>
        {
            if (!Database.Amend(store(parsed), session => DeadLetters.Discard(session, parsed.GetValue(id), TimeProvider.System.GetUtcNow())))
                throw Missing(parsed.GetValue(id));
            parsed.InvocationConfiguration.Output.WriteLine("Discarded.");
            return ExitCode.Good;
        });
        return command;
    }

    private static (Command Command, Func<ParseResult, string> Store) Part(string name, string description)
    {
        var command = new Command(name, description);
        var data = SharedOptions.Data();
        var config = SharedOptions.Config();
        command.Add(data);
        command.Add(config);
        return (command, parsed => StorePath.Existing(
            parsed.GetValue(data), Configuration.ToExplain(parsed.GetValue(config)!).Settings, parsed.InvocationConfiguration.Error).Database);
    }

    private static Argument<long> Id() => new("ID") { Description = "Number of the dead letter, from the list" };

    private static RefusedException Missing(long id) => new($"There is no dead letter {id}; `leadsync dead-letters list` shows those that are left.");

    private static string Line(DeadLetterAnswer letter) =>
        $"{letter.Id}  {letter.At:yyyy-MM-dd HH:mm}  lead {letter.Lead}  {letter.System} refused: {letter.Message} ({letter.Code ?? "no code"})";
}
