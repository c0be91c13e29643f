namespace LeadSync.Rules;

/// <summary>Names a condition may use beside HubSpot's properties, and what must be read to answer them.</summary>
internal static class ConditionWords
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Behind = new Dictionary<string, IReadOnlyList<string>>
    {
        ["score"] = [],
        ["grade"] = [],
        ["stage"] = [],
        ["topic"] = [],
        ["list"] = [],
        ["handRaiser"] = [],
        ["matchesAccount"] = [],
        [OpenOpportunity] = [],
        ["account.type"] = [],
        ["region"] = ["country"],
        ["source"] = ["hs_analytics_source"],

        // Values of an engagement, answered from the engagement itself.
        ["url"] = [],
        ["title"] = [],
        ["form"] = [],
        ["channel"] = [],
        ["event"] = [],
    };

    public const string OpenOpportunity = "openOpportunity";

    /// <summary>Does it ask what the person's company is in Salesforce?</summary>
    public static bool IsOfAccounts(string name) => name is "matchesAccount" or OpenOpportunity or "account.type";

    /// <summary>Is it one of LeadSync's own words?</summary>
    public static bool Knows(string name) => Behind.ContainsKey(name);

    /// <summary>The HubSpot properties that must be read before a condition on this name can be answered.</summary>
    public static IReadOnlyList<string> PropertiesBehind(string name) => Behind.GetValueOrDefault(name, [name]);
}
