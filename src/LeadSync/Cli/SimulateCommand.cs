using System.CommandLine;
using System.Text.Json;
using LeadSync.Cli.Simulating;
using LeadSync.Journey.Simulating;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary><c>simulate</c>: past leads under other rules, and what would have been otherwise.</summary>
internal static class SimulateCommand
{
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(30);

    public static Command Create()
    {
        var command = new Command("simulate", "Past leads under other rules: who would have been ready, who would have owned what, which deadlines would have been broken; nothing is written anywhere");
        var config = new Option<string>("--config") { Description = "Directory of the other configuration", HelpName = "DIR", Required = true };
        var inForce = new Option<string?>("--in-force") { Description = "Directory of the configuration to compare with; without it, the one that the worker decided by", HelpName = "DIR" };
        var last = SharedOptions.Duration("--last", $"How far back from the last thing that is known, {UsualSpan.TotalDays:0}d unless you say");
        last.HelpName = "30d";
        var data = SharedOptions.Data();
        var json = SharedOptions.Json();
        foreach (var option in (Option[])[config, inForce, last, data, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var other = Configuration.ToJudge(parsed.GetValue(config)!, error);
            var named = parsed.GetValue(inForce) is { } directory ? Configuration.ToJudge(directory, error) : null;
            var store = StorePath.Existing(parsed.GetValue(data), (named ?? other).Settings, error);

            using var session = Open(store);
            var present = named ?? Configuration.Kept(RuleRows.Latest(session)) ?? throw new RefusedException($"Nothing in {store.Database} says by which rules its looks were decided. Name their directory with --in-force.");
            var past = PastReader.Read(session, present, parsed.GetValue(last) ?? UsualSpan)
                ?? throw new RefusedException($"{store.Database} has no look of this time that can be decided again: either nobody was looked at, or an earlier version kept them. From now on they are kept.");
            var unread = Unread.Of(past, present, other);
            var comparison = SideBySide.Of(past, SimulatedWorld.Play(past, present), SimulatedWorld.Play(past, unread.LeftOutOf(other)));
            Tell(comparison, SimulationNotes.Of(comparison, present, unread), parsed.GetValue(json), output);
            return ExitCode.Good;
        });
        return command;
    }

    /// <exception cref="RefusedException">The store is of another version.</exception>
    private static SqlSession Open(StorePath store)
    {
        try
        {
            return UntouchedStore.Open(store.Database);
        }
        catch (StoreVersionException other)
        {
            throw new RefusedException(other.Message, other);
        }
    }

    private static void Tell(SideBySide comparison, IReadOnlyList<string> notes, bool json, TextWriter output)
    {
        if (json) output.WriteLine(JsonSerializer.Serialize(SimulationAnswer.Of(comparison, notes), CliJson.Default.SimulationAnswer));
        else new SimulationScreen(output, isTerminal: !Console.IsOutputRedirected && output == Console.Out).Show(comparison, notes);
    }
}
