using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Words of <c>stages.yaml</c> that a system does not have, and statuses that no stage has.</summary>
internal static class StageFindings
{
    public static IEnumerable<Finding> Of(Rulebook rules, LivePicture live) => Statuses(rules, live).Concat(Requirements(rules, live.Schema)).Concat(History(rules, live)).Concat(Properties(rules, live.Schema));

    /// <summary>Whether a rep answered in time is then judged by less.</summary>
    private static IEnumerable<Finding> History(Rulebook rules, LivePicture live)
    {
        if (live.TracksStatus != false || rules.Sla.Clocks.Count == 0) yield break;

        yield return new Finding(
            new Position("sla.yaml", 0),
            "Salesforce keeps no history of a Lead's Status: when a rep answered is judged by the record's last change, which any later edit moves past the deadline",
            "Track it: Setup, Object Manager, Lead, Fields & Relationships, Set History Tracking, Lead Status; config/salesforce has it, too",
            FindingKind.Note);
    }

    private static IEnumerable<Finding> Statuses(Rulebook rules, LivePicture live)
    {
        if (live.Schema.Field("Lead", "Status") is not { Values: { Count: > 0 } known }) yield break;

        foreach (var stage in rules.Stages.Stages.Where(stage => stage.Status is { } written && !known.Contains(written, StringComparer.OrdinalIgnoreCase)))
            yield return new Finding(stage.At, $"Lead Status has no value '{stage.Status}', which LeadSync would write", $"Add it, or write one of {string.Join(", ", known)}");

        var named = rules.Stages.Stages.SelectMany(stage => stage.Salesforce).SelectMany(sign => sign.Statuses).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = known.Where(status => !named.Contains(status) && !live.ConvertedStatuses.Contains(status)).ToList();
        if (unknown.Count > 0)
        {
            yield return new Finding(
                new Position("stages.yaml", 0),
                $"no stage has the Status {string.Join(", ", unknown.Select(status => $"'{status}'"))}: a lead that gets it {(rules.Stages.UnknownStatus == UnknownStatus.Keep ? "stays in its stage" : "is held")}",
                "Name it under a stage, where it means one",
                FindingKind.Note);
        }
    }

    private static IEnumerable<Finding> Requirements(Rulebook rules, Schema schema) =>
        from stage in rules.Stages.Stages
        from field in stage.Requires
        where schema.Field("Lead", "Status") is not null && schema.Field("Lead", field) is null
        select new Finding(stage.At, $"the stage {stage.Name} requires '{field}', which Salesforce's Lead does not have", "Correct the name, create the field, or give the integration user the right to see it");

    private static IEnumerable<Finding> Properties(Rulebook rules, Schema schema)
    {
        if (schema.Contact is null) yield break;

        foreach (var (stage, name, value) in rules.Stages.Stages.SelectMany(stage => stage.HubSpot, (stage, written) => (stage, written.Key, written.Value)))
        {
            if (schema.Property(name) is not { } property)
                yield return new Finding(stage.At, $"HubSpot has no contact property '{name}', which the stage {stage.Name} writes", "Correct the name, or create the property in HubSpot");
            else if (!property.Writable)
                yield return new Finding(stage.At, $"HubSpot lets nobody write '{name}', which the stage {stage.Name} writes", "Write another property");
            else if (property.Restricted && !property.Values.Contains(value))
                yield return new Finding(stage.At, $"'{name}' of HubSpot has no option '{value}', which the stage {stage.Name} writes", $"Write one of {string.Join(", ", property.Values)}");
        }
    }
}
