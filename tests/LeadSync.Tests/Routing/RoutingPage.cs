using System.Globalization;
using System.Text.RegularExpressions;
using LeadSync.Journey.Handover;
using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

/// <summary>docs/routing.md as a test reads it: each example's file, and its leads in order.</summary>
internal static partial class RoutingPage
{
    public static string Text { get; } = Repository.Text("docs/routing.md");

    public static IEnumerable<RoutingExample> Examples => Example().Matches(Text.Split("\n## Worked examples\n")[1]).Select(match => new RoutingExample(
        match.Groups["title"].Value,
        match.Groups["yaml"].Value,
        [.. match.Groups["rest"].Value.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | ")).Select(cells => new RoutedLead(cells[0].Trim('`', ' '), cells[1].Trim(), cells[2].Trim()))]));

    [GeneratedRegex("### (?<title>[^\n]+)\n+```yaml\n(?<yaml>.*?)```\n(?<rest>.*?)(?=\n### |$)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Example();
}

/// <param name="Lead"><c>country: Spain; at: 2026-11-18 12:00</c>.</param>
internal sealed record RoutedLead(string Lead, string GoesTo, string Because)
{
    private Dictionary<string, string> Values => Lead.Split("; ").Select(pair => pair.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private DateTimeOffset Now => Time("at") ?? Some.Now;

    public Route Route(Rulebook rules, Desk desk) => LeadRouter.Route(
        new RoutingCase(Some.Lead().Id, Of)
        {
            Accounts = Account is [var name, var owner] ? [new CrmAccount("001", name, null) { OwnerId = $"005{owner}" }] : [],
            CheckedBy = Of("verified by"),
            FormerOwnerId = Id("had by"),
            ReturnedAt = Time("came back"),
            NeverBackTo = Id("never back to"),
            PresenceOf = one => Attendance.Of(one, rules.Sla, Now),
            TimeZone = rules.Sla.TimeZone,
        },
        rules.Routing,
        desk,
        Now);

    private string[]? Account => Of("account")?.Split(" of ");

    /// <summary>Regions, and whether there is an account, follow from the rest.</summary>
    private string? Of(string name) => name switch
    {
        "matchesAccount" => Account is null ? "false" : "true",
        "region" => Regions.FirstOrDefault(region => region.Value.Any(country => Country.Same(country, Of("country") ?? ""))).Key,
        _ => Values.GetValueOrDefault(name),
    };

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Regions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    private string? Id(string name) => Of(name) is { } who ? $"005{who}" : null;

    private DateTimeOffset? Time(string name) => Of(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}

internal sealed record RoutingExample(string Title, string Yaml, IReadOnlyList<RoutedLead> Leads)
{
    /// <summary>Dan is in nobody's list of active users.</summary>
    private static readonly Desk Everybody = Floor.Desk with
    {
        Seats = new Dictionary<string, DeskSeat>(Floor.Desk.Seats) { ["005cho"] = Floor.Desk.Seats["cho@acme.example"] },
    };

    /// <summary>Each lead with whoever really gets it, and the whole reason.</summary>
    public IEnumerable<(RoutedLead Lead, string GoesTo, string Because)> Play()
    {
        using var config = TempConfig.Shipped().Write("routing.yaml", Yaml);
        var reading = config.Read();
        var rules = reading.Rulebook.ShouldNotBeNull($"{Title}: {string.Join('\n', reading.Findings)}");
        var desk = Everybody;
        foreach (var lead in Leads)
        {
            var route = (lead with { Regions = rules.Routing.Regions }).Route(rules, desk);
            desk = PoolTurns.After(desk, route);
            yield return (lead, route.Owner is { IsQueue: true } queue ? $"queue {queue.Label}" : route.Owner!.Label, route.Reason);
        }
    }
}
