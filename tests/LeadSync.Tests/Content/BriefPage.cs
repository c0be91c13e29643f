using System.Text.RegularExpressions;
using LeadSync.Leads;
using LeadSync.Tests.Journey;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Content;

/// <summary>docs/briefs.md: ten of the real leads as the journey writes them into Salesforce.</summary>
internal static partial class BriefPage
{
    public const string Path = "docs/briefs.md";

    private const string Begin = "<!-- from here on written by a test -->";

    /// <summary>Ten ways of being a lead.</summary>
    private static readonly (string Id, string Who)[] Chosen =
    [
        ("646366", "in work, reads for weeks"),
        ("659853", "spoke with us on the phone"),
        ("659283", "recommended, filled in the long form"),
        ("649862", "still studying, knows us from a friend"),
        ("659191", "runs a business, was never on the site"),
        ("641441", "asked to be called, came fifteen times"),
        ("658432", "came up to us by themselves"),
        ("609708", "from abroad, says little"),
        ("659523", "chatted with us, which counts against"),
        ("649941", "reads everything, talks to nobody"),
    ];

    public static string Text => Repository.Text(Path);

    /// <summary>The page with its briefs written anew.</summary>
    public static string Written(IReadOnlyList<IReadOnlyDictionary<string, string>> leads) => string.Concat(
    [
        Text[..(Text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)],
        Section("Somebody of whom HubSpot tells everything", Readers.Text(Readers.Busy)),
        .. Chosen.Select(chosen => Section($"Lead {chosen.Id}: {chosen.Who}", Brief(leads.Single(lead => lead["hs_object_id"] == chosen.Id)))),
    ]);

    private static string Section(string title, string? brief) => $"\n\n## {title}\n\n```text\n{brief}\n```";

    /// <summary>What lands in Salesforce for a contact with these properties; null where it is not ready.</summary>
    public static string? Brief(IReadOnlyDictionary<string, string> lead)
    {
        var story = new Story();
        story.Marketing = story.Marketing with { Properties = lead.ToDictionary(one => one.Key, string? (one) => one.Value) };
        var decision = story.Look();
        if (story.Lead.Stage == Stage.Nurture) return null;

        return decision.Effects.OfType<LeadSync.Journey.Effect.WriteCrm>().ShouldHaveSingleItem(lead["hs_object_id"]).Write.Fields["LeadSync_Brief__c"] as string;
    }

    /// <summary>Empty headings, raw names, numbers without a meaning.</summary>
    public static IEnumerable<string> Flaws(string brief)
    {
        var lines = brief.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (Heading().IsMatch(line) && (at + 1 == lines.Length || lines[at + 1].Length == 0)) yield return $"empty heading: {line}";
            if (line.EndsWith(':') || line.Contains(": ,", StringComparison.Ordinal) || line.Contains("()", StringComparison.Ordinal)) yield return $"nothing behind: {line}";
            if (RawName().Match(Link().Replace(line, "")) is { Success: true } raw) yield return $"raw name: {raw.Value}";
            if (BareNumber().IsMatch(line)) yield return $"number without a meaning: {line}";
            if (line.Length == 0 && at > 0 && lines[at - 1].Length == 0) yield return "two blank lines";
        }
    }

    [GeneratedRegex("^[A-Z ]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\w+__?\w+|\b[A-Z]{2,}_[A-Z_]+\b|lifecyclestage|\bhs_\w+|\bSelect\b|\{\{|System\.", RegexOptions.NonBacktracking)]
    private static partial Regex RawName();

    [GeneratedRegex(@"https?://\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    /// <summary>A number at the end of a label, with no word after it.</summary>
    [GeneratedRegex(@": [+-]?\d+([.,]\d+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BareNumber();
}
