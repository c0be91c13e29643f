namespace LeadSync.Rules;

/// <summary>Names of properties and their values as people say them.</summary>
internal static class PropertyWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lifecyclestage"] = "lifecycle stage",
        ["marketingqualifiedlead"] = "marketing qualified lead",
        ["salesqualifiedlead"] = "sales qualified lead",
        ["jobtitle"] = "job title",
        ["firstname"] = "first name",
        ["lastname"] = "last name",
        ["numemployees"] = "number of employees",
        ["annualrevenue"] = "annual revenue",
        ["leadsync_request"] = "marketing's request",
        ["handRaiser"] = "asked for us",
        ["matchesAccount"] = "account in Salesforce",
        ["openOpportunity"] = "open opportunity",
        ["account.type"] = "type of the account",
    };

    /// <summary>A name as words: <c>hs_lead_status</c> is "lead status".</summary>
    public static string Of(string name)
    {
        if (Known.TryGetValue(name, out var words)) return words;
        var bare = name.StartsWith("hs_", StringComparison.OrdinalIgnoreCase) ? name["hs_".Length..] : name;
        return bare.Replace('_', ' ').Trim();
    }

    /// <summary>A value as words, where it is one of HubSpot's own: all else is said as it stands.</summary>
    public static string OfValue(string value) => Known.GetValueOrDefault(value, value);
}
