using System.CommandLine;
using System.Text.Json;
using LeadSync.Cli.Demo;

namespace LeadSync.Cli;

/// <summary><c>demo</c>: LeadSync at work, with nothing to set up.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan UsualRun = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var command = new Command("demo", "Watch LeadSync at work, with no account: people arrive, reps accept, reject or ignore, what is ignored goes back within a minute");
        var leads = new Option<int>("--leads") { Description = "How many made-up people arrive", HelpName = "N", DefaultValueFactory = _ => 200 };
        var csv = SharedOptions.Csv();
        var span = SharedOptions.Duration("--for", "End by itself after this time, with a summary; without it, Ctrl-C ends it");
        var json = SharedOptions.Json();
        foreach (var option in (Option[])[leads, csv, span, json]) command.Add(option);
        command.SetAction(async (parsed, token) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var asJson = parsed.GetValue(json);
            var wish = new DemoWish(parsed.GetValue(leads), parsed.GetValue(csv)?.FullName, parsed.GetValue(span) ?? (asJson ? UsualRun : null));
            var isTerminal = !asJson && !Console.IsOutputRedirected && output == Console.Out;
            var figures = await new DemoRun(wish, new DemoScreen(asJson ? error : output, isTerminal, TimeProvider.System), TimeProvider.System).RunAsync(token);
            await output.WriteLineAsync(asJson ? JsonSerializer.Serialize(figures, CliJson.Default.DemoFigures) : Summary(figures, wish));
            return figures.IsGood ? ExitCode.Good : ExitCode.No;
        });
        return command;
    }

    private static string Summary(DemoFigures figures, DemoWish wish) =>
        $"""

        {figures.Contacts} people in HubSpot, {figures.Qualified} of them ready for sales.
        {figures.HandedOff} handed off to Salesforce, half of them within {figures.ReadyToOwnerSeconds.P50:0.#} s of being ready, 95 % within {figures.ReadyToOwnerSeconds.P95:0.#} s; {figures.Held} held for a stated reason.
        {figures.Accepted} accepted, {figures.Rejected} rejected with a reason, {figures.Reverted} ignored and taken back to marketing.
        {figures.Calls.Hubspot} calls to HubSpot and {figures.Calls.Salesforce} to Salesforce: {figures.CallsPer1000Leads:0} per 1,000 leads.
        Doubled: {figures.Duplicates}. Unaccounted for: {figures.Unaccounted}. Dead letters: {figures.DeadLetters}. Left waiting: {figures.Waiting}.
        {(figures.IsGood ? "Nothing was lost, nothing was written twice." : "That is not as it should be: data/demo/worker.log tells more.")}
        One lead's story: leadsync explain {(wish.Csv is null ? MadeUpPerson.Number(4).Email : "ADDRESS")}
        """;
}
