using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Journey.Fields;

/// <summary>What the history says of mapped fields: every write with its rule, every entry that gave way, every value that could not travel.</summary>
internal static class FieldFacts
{
    private const string Kind = "field";

    /// <param name="isNew">The record is made with these values: one sentence tells of all of them once it stands.</param>
    public static Look Tell(Look look, IReadOnlyList<(FieldCase Case, FieldDecision Decision)> decided, bool isNew)
    {
        foreach (var (one, decision) in decided)
        {
            if (decision.Memory != one.Memory) look = decision.Losses.Aggregate(look, (told, loss) => told.Say(Kind, Gave(one, loss)));
            if (isNew) continue;
            if (decision.ToSalesforce is { } up && decision.Memory.ToSalesforce != one.Memory.ToSalesforce) look = look.Say(Kind, Goes(one.Rule.Salesforce, "Salesforce", up));
            if (decision.ToHubSpot is { } down && decision.Memory.ToHubSpot != one.Memory.ToHubSpot) look = look.Say(Kind, Goes(one.Rule.HubSpot, "HubSpot", down));
        }

        return Refused(look);
    }

    private static string Gave(FieldCase one, Loss loss)
    {
        var field = loss.Side == "HubSpot" ? one.Rule.HubSpot : one.Rule.Salesforce;
        var evidence = loss.Evidence.Length > 0 ? $". {loss.Evidence}" : "";
        return $"{field}: {Value(loss.Value)} in {loss.Side} does not stay ({loss.Because}){evidence}";
    }

    private static string Goes(string field, string system, FieldWrite write) =>
        $"{field} in {system} goes from {Value(write.From)} to {Value(write.To)} ({write.Because})";

    private static string Value(string text) => text.Length == 0 ? "blank" : $"\"{text}\"";

    /// <summary>
    /// One hold for all fields of the lead that cannot travel; the record travels without them. A field that this look could not see is held as before.
    /// </summary>
    private static Look Refused(Look look)
    {
        var crmObject = look.Lead.Crm?.Object ?? CrmLink.Lead;
        var refused = look.Rules.Fields.Fields
            .Where(rule => rule.HoldsFor(crmObject))
            .Select(rule => (Rule: rule, look.Lead.Fields.GetValueOrDefault(rule.Name, FieldMemory.None).Refused))
            .Where(one => one.Refused is not null)
            .Select(one => Refused(one.Rule, one.Refused!))
            .ToList();
        return refused.Count == 0 ? look.Unhold(HoldOn.Values) : look.Hold(HoldOn.Values, string.Join("; ", refused));
    }

    private static string Refused(FieldRule rule, RefusedValue refused) => refused.ToCrm
        ? $"{rule.HubSpot} did not go to Salesforce's {rule.Salesforce}: {refused.Because}"
        : $"{rule.Salesforce} did not go to HubSpot's {rule.HubSpot}: {refused.Because}";
}
