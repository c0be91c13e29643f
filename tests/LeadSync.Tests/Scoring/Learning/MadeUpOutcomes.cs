using LeadSync.Leads;
using LeadSync.Scoring.Learning;

namespace LeadSync.Tests.Scoring.Learning;

/// <summary>Closed leads whose outcomes follow a rule that the test knows, with chance over it.</summary>
internal static class MadeUpOutcomes
{
    private static readonly string[] Sources = ["Referral", "Search", "Direct", "Mail"];

    /// <summary>Referrals and long visits are won, leads without a title are not; everything else says nothing.</summary>
    public static List<ClosedLead> Learnable(int count, int seed = 1, Action<Dictionary<string, string?>, bool>? alsoWritten = null)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var (source, seconds, hasTitle) = (Sources[random.Next(4)], random.Next(0, 2_000), random.NextDouble() < 0.6);
            var odds = -1.5 + (source == "Referral" ? 2.5 : 0) + (seconds >= 1_000 ? 2 : 0) - (hasTitle ? 0 : 1.5);
            var won = random.NextDouble() < LogisticRegression.Chance(odds);
            var properties = new Dictionary<string, string?>
            {
                ["hs_object_id"] = $"{index + 1}",
                ["email"] = $"person-{index}@firm-{index % 977}.example",
                ["firstname"] = $"Person {index}",
                ["source_of_lead"] = source,
                ["time_on_site_seconds"] = $"{seconds}",
                ["jobtitle"] = hasTitle ? (random.Next(2) == 0 ? "Head of Sales" : "Engineer, Sales") : "",
                ["favourite_colour"] = random.Next(3) switch { 0 => "red; \"blue\"", 1 => "blue", _ => null },
                ["createdate"] = $"2026-0{random.Next(1, 9)}-11T08:00:00Z",
            };
            alsoWritten?.Invoke(properties, won);
            return new ClosedLead(new MarketingView(true, $"{index + 1}", properties, null, [], []), DateTimeOffset.UnixEpoch, won);
        })];
    }

    public static void WriteCsv(IReadOnlyList<ClosedLead> leads, string leadsPath, string outcomesPath)
    {
        var names = leads[0].Who.Properties.Keys.ToList();
        File.WriteAllLines(leadsPath, [string.Join(',', names), .. leads.Select(lead => string.Join(',', names.Select(name => Cell(lead.Who[name]))))]);
        File.WriteAllLines(outcomesPath, ["hs_object_id,converted", .. leads.Select(lead => $"{lead.Who.ContactId},{(lead.Won ? 1 : 0)}")]);
    }

    private static string Cell(string? value) => $"\"{value?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
