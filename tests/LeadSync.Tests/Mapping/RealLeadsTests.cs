using System.Globalization;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Tests.Mapping;

/// <summary>
/// Must hold: "The real leads of `../shared/data/leads-hubspot.csv`, with a mapping of at least 15 of their columns:
/// every value is either equal after its transform on both sides or listed with the reason."
/// </summary>
public sealed class RealLeadsTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_made_up_leads_every_value_is_equal_on_both_sides_or_listed()
    {
        var listed = Carry(LeadsList.MadeUp(420));

        listed.ShouldBe(
            new Dictionary<string, int>
            {
                ["country: no country that ISO 3166 knows; correct it, or add a map before, such as { map: { Bavaria: Germany } }"] = 120,
                ["hs_analytics_source: not in the picklist; add it to the picklist, map it, or write unknown: { other: VALUE }"] = 84,
                ["hs_analytics_num_visits: 1 digits after the point where 0 fit; round it, give the field more decimals, or write tooLong: cut"] = 84,
            },
            ignoreOrder: true);
    }

    [Fact]
    public void Of_the_real_leads_every_value_is_equal_on_both_sides_or_listed()
    {
        Assert.SkipUnless(File.Exists(LeadsList.RealPath), "The list of real leads is not here: set LEADSYNC_LEADS_CSV to its path.");
        var leads = LeadsList.Real();

        var listed = Carry(leads);

        // A recount of the list, by hand: these two words stand for no country.
        listed.Keys.ShouldAllBe(entry => entry.StartsWith("country: no country that ISO 3166 knows", StringComparison.Ordinal));
        listed.Values.Sum().ShouldBe(leads.Count(lead => lead["country"] is "unknown" or "Asia/Pacific Region"));
    }

    /// <summary>Values that did not travel, by column and reason. Every other is asserted to be the same on both sides.</summary>
    private Dictionary<string, int> Carry(IReadOnlyList<IReadOnlyDictionary<string, string>> leads)
    {
        var listed = new Dictionary<string, int>();
        var rules = FieldMappingPage.Rules(LeadsList.Mapping).Fields;
        rules.Count.ShouldBeGreaterThanOrEqualTo(15);
        foreach (var rule in rules)
        {
            foreach (var value in leads.Select(lead => lead[rule.HubSpot]))
            {
                if (Refusal(rule, value) is { } because) listed[$"{rule.HubSpot}: {because}"] = listed.GetValueOrDefault($"{rule.HubSpot}: {because}") + 1;
            }
        }

        output.WriteLine($"{leads.Count} leads, {rules.Count} columns, {leads.Count * rules.Count} values, {listed.Values.Sum()} listed");
        foreach (var (entry, count) in listed) output.WriteLine($"{count} {entry}");
        return listed;
    }

    private static string? Refusal(FieldRule rule, string value)
    {
        var (marketing, crm) = (LeadsList.OfMarketing(rule.Salesforce), LeadsList.OfCrm(rule.Salesforce));
        var there = Translation.ToCrm(rule, value, marketing, crm, TranslationContext.Empty);
        if (there.Refused is not null) return there.Refused;

        var stored = Answered(FieldValues.ForSalesforce(crm, there.Value));
        FieldValues.Same(crm, there.Value, stored).ShouldBeTrue($"{rule.Name}: {there.Value} and {stored}");
        FieldValues.Same(crm, there.Value, Expected(rule, value, crm)).ShouldBeTrue($"{rule.Name}: '{value}' became '{there.Value}'");
        if (rule.Direction != Direction.Both) return null;

        var back = Translation.ToMarketing(rule, stored, crm, marketing, TranslationContext.Empty);
        FieldValues.Same(marketing, value, back.Value).ShouldBeTrue($"{rule.Name}: '{value}' came back as '{back.Value}'");
        return null;
    }

    /// <summary>What the mapping says in words, told once more without the code that carries it out.</summary>
    private static string Expected(FieldRule rule, string value, FieldShape crm) => (rule.HubSpot, value) switch
    {
        (_, "Select") => "",
        ("country", "u.s.a.") => "United States",
        ("country", "Deutschland") => "Germany",
        ("country", "Viet Nam") => "Vietnam",
        ("industry", "E-COMMERCE" or "E-Business" or "Retail Management") => "Retail",
        ("industry", not "") => crm.Values.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? "Other",
        ("hs_analytics_source", not "") => rule.Transforms[0].Pairs[value],
        ("hs_analytics_source_data_1", "👩‍👩‍👧👩‍👩‍👧") => "👩‍👩‍👧",
        ("hs_analytics_source_data_1", { Length: > 12 }) => value[..12],
        ("last_notable_activity", _) => value.ToUpperInvariant(),
        _ => value,
    };

    /// <summary>A value as Salesforce answers with it: a number with a fraction.</summary>
    private static string Answered(object? stored) => stored switch
    {
        null => "",
        bool ticked => ticked ? "true" : "false",
        decimal number => number.ToString("0.0####", CultureInfo.InvariantCulture),
        _ => (string)stored,
    };
}
