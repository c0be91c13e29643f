using System.CommandLine;
using System.Text.Json;
using LeadSync.Rules;

namespace LeadSync.Cli;

/// <summary><c>check</c>: everything that is wrong with a configuration, at once.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Judge the configuration, then ask both systems whether what it names is there; everything wrong is told at once, with file, line and remedy");
        var config = SharedOptions.Config();
        var offline = new Option<bool>("--offline") { Description = "Judge the files alone: no system is asked, no secret is needed" };
        var json = SharedOptions.Json();
        command.Add(config);
        command.Add(offline);
        command.Add(json);
        command.SetAction(async (parsed, token) =>
        {
            var purpose = parsed.GetValue(offline) ? Purpose.CheckOffline : Purpose.CheckLive;
            var verdict = await JudgeAsync(parsed.GetValue(config)!, purpose, token);
            await WriteAsync(parsed.InvocationConfiguration.Output, verdict, purpose, parsed.GetValue(json));
            return verdict.IsGood ? ExitCode.Good : ExitCode.No;
        });
        return command;
    }

    private static async Task<CheckVerdict> JudgeAsync(string directory, Purpose purpose, CancellationToken token)
    {
        var reading = RulebookReader.Read(directory, Configuration.Environment);
        var findings = reading.Findings.ToList();

        // A system can only be asked by rules that can be read, and with the secrets it wants.
        if (purpose == Purpose.CheckLive && reading.IsGoodFor(purpose)) findings.AddRange(await LiveCheck.RunAsync(reading.Rulebook!, token));
        return new CheckVerdict(
            !findings.Exists(finding => finding.Stops(purpose)),
            reading.Rulebook?.Hash,
            [.. findings.Select(finding => new CheckFinding(finding.At.File, finding.At.Line, finding.Stops(purpose), finding.Wrong, finding.Remedy))],
            findings);
    }

    private static async Task WriteAsync(TextWriter output, CheckVerdict verdict, Purpose purpose, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(verdict, CliJson.Default.CheckVerdict));
            return;
        }

        await output.WriteAsync(FindingsText.Of(verdict.Spoken, purpose));
        var stops = verdict.Spoken.Count(finding => finding.Stops(purpose));
        await output.WriteLineAsync(verdict.IsGood
            ? $"Good: rules {verdict.Rules}{(purpose == Purpose.CheckLive ? ", and both systems have what they name" : "")}."
            : $"{stops} {(stops == 1 ? "thing stands" : "things stand")} in the way.");
    }
}
