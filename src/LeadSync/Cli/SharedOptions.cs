using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LeadSync.Hosting;
using LeadSync.Rules.Yaml;

namespace LeadSync.Cli;

/// <summary>Options that several commands take, each made anew for its command.</summary>
internal static class SharedOptions
{
    public static Option<string> Config() =>
        new("--config") { Description = "Directory of leadsync.yaml and its neighbours", HelpName = "DIR", DefaultValueFactory = _ => "config" };

    public static Option<string?> Data() =>
        new("--data") { Description = "Directory where LeadSync keeps its files; without it, the one that leadsync.yaml names", HelpName = "DIR" };

    public static Option<bool> Json() => new("--json") { Description = "Answer as JSON, for programs" };

    public static Option<FileInfo> Csv() => new Option<FileInfo>("--csv")
    {
        Description = "File of contacts to begin with; its first row names HubSpot properties",
        HelpName = "FILE",
    }.AcceptExistingOnly();

    /// <summary>A duration as the configuration writes them.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "60s",
            CustomParser = result => Units.Duration(result.Tokens[0].Value) ?? Refuse<TimeSpan?>(result, $"{name} is a number with its unit: 30s, 5m, 12h"),
        };

    public static Option<Uri?> Url(string description) => new("--url")
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : Refuse<Uri?>(result, $"--url takes an address such as http://localhost:8080, not \"{result.Tokens[0].Value}\""),
    };

    public static T? Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}

/// <summary>The two options that give a clock of its own to a worker or a sandbox; for tests.</summary>
internal sealed record ClockOptions(Option<DateTimeOffset?> Start, Option<double> Speed)
{
    public static ClockOptions AddTo(Command command)
    {
        var start = new Option<DateTimeOffset?>("--clock-start")
        {
            Description = "For tests: what the clock shows at the start, such as 2026-11-18T12:00:00Z",
            HelpName = "T",
            CustomParser = result =>
                DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                    ? time
                    : SharedOptions.Refuse<DateTimeOffset?>(result, "--clock-start is a time such as 2026-11-18T12:00:00Z"),
        };
        var speed = new Option<double>("--clock-speed") { Description = "For tests: seconds that pass in one real second", HelpName = "N", DefaultValueFactory = _ => 1 };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not > 0) result.AddError("--clock-speed is above 0");
        });
        command.Add(start);
        command.Add(speed);
        return new ClockOptions(start, speed);
    }

    public TimeProvider Clock(ParseResult parsed) =>
        parsed.GetValue(Start) is null && parsed.GetValue(Speed) is 1
            ? TimeProvider.System
            : new FastClock(parsed.GetValue(Start), parsed.GetValue(Speed), TimeProvider.System);
}
