using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Fields that HubSpot's own Salesforce connector would write as well.</summary>
internal static class NativeSyncFindings
{
    /// <summary>What that connector maps when it is switched on ("HubSpot: Salesforce default field mappings"); what an admin added shows in the history of values.</summary>
    private static readonly HashSet<string> MappedByDefault = new(StringComparer.Ordinal)
    {
        "email", "firstname", "lastname", "salutation", "company", "jobtitle", "phone", "mobilephone", "fax", "website",
        "address", "city", "state", "zip", "country", "industry", "numemployees", "annualrevenue", "hubspot_owner_id",
    };

    public static IEnumerable<Finding> Of(Rulebook rules, LivePicture live)
    {
        if (live.LinkedNatively == 0) yield break;

        if (rules.Settings.NativeSync == NativeSync.Absent)
        {
            yield return new Finding(
                new Position("leadsync.yaml", 0),
                $"nativeSync says absent, and HubSpot's own Salesforce connector has linked {live.LinkedNatively} contacts",
                "Write nativeSync: alongside, or switch that connector off in HubSpot");
        }

        foreach (var rule in rules.Fields.Fields)
        {
            var seen = live.WrittenNatively.Contains(rule.HubSpot);
            if (!seen && !MappedByDefault.Contains(rule.HubSpot)) continue;

            yield return new Finding(
                rule.At,
                $"both LeadSync and HubSpot's own Salesforce connector would write '{rule.HubSpot}' and {rule.Salesforce}{(seen ? "" : ", if that connector maps it, as it does by default")}",
                rules.Settings.NativeSync == NativeSync.Absent ? "Let one of the two do it" : "Beside that connector LeadSync leaves the field to it; remove one of the two mappings",
                FindingKind.Note);
        }
    }
}
