using System.CommandLine;
using System.Text.Json;
using LeadSync.Cli.Simulating;
using LeadSync.Journey.Simulating;
using LeadSync.Rules;
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
        var inForce = new Option<string>("--in-force") { Description = "Directory of the configuration in force", HelpName = "DIR", DefaultValueFactory = _ => "config" };
        var last = SharedOptions.Duration("--last", $"How far back, {UsualSpan.TotalDays:0}d unless you say");
        last.HelpName = "30d";
        var data = SharedOptions.Data();
        var json = SharedOptions.Json();
        foreach (var option in (Option[])[config, inForce, last, data, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var other = Configuration.ToJudge(parsed.GetValue(config)!, error);
            var present = Configuration.ToJudge(parsed.GetValue(inForce)!, error);
            var store = StorePath.Existing(parsed.GetValue(data), present.Settings, error);
            if (store == StorePath.Demo) present = Configuration.Demo();

            var comparison = Compare(store, present, other, TimeProvider.System.GetUtcNow(), parsed.GetValue(last) ?? UsualSpan);
            Tell(comparison, SimulationNotes.Of(comparison, present, other), parsed.GetValue(json), output);
            return ExitCode.Good;
        });
        return command;
    }

    /// <summary>Both rulebooks over the same past.</summary>
    /// <exception cref="RefusedException">The store is of another version, or nothing in it can be decided again.</exception>
    public static SideBySide Compare(StorePath store, Rulebook present, Rulebook other, DateTimeOffset now, TimeSpan last)
    {
        var past = Read(store, present, now - last, now)
            ?? throw new RefusedException($"{store.Database} has no look of this time that can be decided again: either nobody was looked at, or an earlier version kept them. From now on they are kept.");
        return SideBySide.Of(past, SimulatedWorld.Play(past, present), SimulatedWorld.Play(past, other));
    }

    private static Past? Read(StorePath store, Rulebook present, DateTimeOffset since, DateTimeOffset now)
    {
        try
        {
            using var session = UntouchedStore.Open(store.Database);
            return PastReader.Read(session, present, since, now);
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
