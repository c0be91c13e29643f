using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadSync.Cli.Planning;
using LeadSync.Journey.Planning;
using Spectre.Console;

namespace LeadSync.Cli;

/// <summary><c>plan</c>: what would be written where, who would own it, why.</summary>
internal static class PlanCommand
{
    private const int UsualCount = 20;

    /// <summary>Pointed brackets and quotes as they are: the lines never stand in a page.</summary>
    private static readonly CliJson Spoken = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Command Create()
    {
        var command = new Command("plan", "Dry run: what would be written where, who would own each lead, and why; nothing is written anywhere");
        var options = new PlanOptions(
            SharedOptions.Config(),
            SharedOptions.Data(),
            new Option<int?>("--last") { Description = $"About the contacts that changed last in HubSpot, {UsualCount} of them unless you say", HelpName = "N" },
            SharedOptions.Csv(),
            new Option<bool>("--offline") { Description = "With --csv: score and readiness alone, no system is asked" },
            SharedOptions.Json());
        options.Csv.Description = "About the people of this file instead, as if it had been imported into HubSpot; its first row names HubSpot properties";
        options.Last.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > PlanPeople.Most) result.AddError($"--last is a number from 1 to {PlanPeople.Most}");
        });
        foreach (var option in (Option[])[options.Config, options.Data, options.Last, options.Csv, options.Offline, options.Json]) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(options.Last) is not null && result.GetValue(options.Csv) is not null) result.AddError("Either --last or --csv: a plan is about one of the two");
            if (result.GetValue(options.Offline) && result.GetValue(options.Csv) is null) result.AddError("--offline needs --csv: without a list, only HubSpot knows the people");
        });
        command.SetAction((parsed, token) => RunAsync(parsed, options, token));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, PlanOptions options, CancellationToken token)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var offline = parsed.GetValue(options.Offline);
        var rules = offline ? Configuration.ToJudge(parsed.GetValue(options.Config)!, error) : Configuration.ToAsk(parsed.GetValue(options.Config)!, error);
        var people = parsed.GetValue(options.Csv) is { } file ? ListedPeople.Read(file.FullName) : null;
        var run = new PlanRun(rules, StorePath.Of(parsed.GetValue(options.Data), rules.Settings), error, TimeProvider.System);
        var isTerminal = !Console.IsOutputRedirected && output == Console.Out;
        var asJson = parsed.GetValue(options.Json);

        var leads = offline
            ? run.Judge(people!)
            : await WatchedAsync(
                progress => run.RunAsync(whom => people is null ? whom.LastChangedAsync(parsed.GetValue(options.Last) ?? UsualCount, token) : whom.ListedAsync(people, token), progress, token),
                isTerminal && !asJson);
        if (asJson) foreach (var lead in leads) await output.WriteLineAsync(JsonSerializer.Serialize(PlanLine.Of(lead), Spoken.PlanLine));
        else new PlanScreen(output, isTerminal).Show(leads, offline, rules.Settings.Mode);
        return ExitCode.Good;
    }

    private static Task<IReadOnlyList<PlannedLead>> WatchedAsync(Func<Action<int, int>, Task<IReadOnlyList<PlannedLead>>> run, bool isTerminal) => isTerminal
        ? AnsiConsole.Status().StartAsync("Both systems are read; nothing is written", status => run((settled, all) => status.Status($"{settled} of {all} people settled")))
        : run((_, _) => { });

    private sealed record PlanOptions(Option<string> Config, Option<string?> Data, Option<int?> Last, Option<FileInfo> Csv, Option<bool> Offline, Option<bool> Json);
}
