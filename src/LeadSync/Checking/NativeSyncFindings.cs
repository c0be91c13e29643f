using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>What HubSpot's own Salesforce connector and LeadSync would both write, and what beside it nobody writes.</summary>
internal static class NativeSyncFindings
{
    /// <summary>What that connector maps when it is switched on ("HubSpot: Salesforce default field mappings"); what an admin added shows in the history of values.</summary>
    private static readonly HashSet<string> MappedByDefault = new(StringComparer.Ordinal)
    {
        "email", "firstname", "lastname", "salutation", "company", "jobtitle", "phone", "mobilephone", "fax", "website",
        "address", "city", "state", "zip", "country", "industry", "numemployees", "annualrevenue", "hubspot_owner_id",
    };

    public static IEnumerable<Finding> Of(Rulebook rules, LivePicture live) =>
        NativeStanding.Of(rules.Settings.NativeSync, live.LinkedNatively > 0).IsAlongside ? Beside(rules, live)
        : live.LinkedNatively > 0 ? Against(rules, live)
        : [];

    /// <summary>It is there, and the file says that it is not.</summary>
    private static IEnumerable<Finding> Against(Rulebook rules, LivePicture live)
    {
        yield return new Finding(
            new Position("leadsync.yaml", 0),
            $"nativeSync says absent, and HubSpot's own Salesforce connector has linked {live.LinkedNatively} contacts",
            "Write nativeSync: alongside, or switch that connector off in HubSpot");
        foreach (var rule in rules.Fields.Fields.Where(rule => Carries(rule, live)))
            yield return new Finding(rule.At, $"{Both(rule)}{IfAtAll(rule, live)}", "Let one of the two do it", FindingKind.Note);
    }

    private static IEnumerable<Finding> Beside(Rulebook rules, LivePicture live)
    {
        foreach (var rule in Alongside.Left(rules.Fields))
        {
            yield return Carries(rule, live)
                ? new Finding(rule.At, $"{Both(rule)}{IfAtAll(rule, live)}", "Beside that connector LeadSync leaves the field to it; remove one of the two mappings", FindingKind.Note)
                : new Finding(
                    rule.At,
                    $"beside HubSpot's own Salesforce connector LeadSync leaves '{rule.HubSpot}' and {rule.Salesforce} to it, and it was not seen to write them",
                    "Map the two in that connector's settings in HubSpot, or nobody carries them",
                    FindingKind.Note);
        }

        foreach (var stage in rules.Stages.Stages)
            foreach (var property in Alongside.Left(stage))
                yield return new Finding(stage.At, $"beside HubSpot's own Salesforce connector LeadSync does not write '{property}' for the stage {stage.Name}", "Have a HubSpot workflow set it by leadsync_stage", FindingKind.Note);
    }

    private static bool Carries(FieldRule rule, LivePicture live) => live.WrittenNatively.Contains(rule.HubSpot) || MappedByDefault.Contains(rule.HubSpot);

    private static string Both(FieldRule rule) => $"both LeadSync and HubSpot's own Salesforce connector would write '{rule.HubSpot}' and {rule.Salesforce}";

    private static string IfAtAll(FieldRule rule, LivePicture live) => live.WrittenNatively.Contains(rule.HubSpot) ? "" : ", if that connector maps it, as it does by default";
}
