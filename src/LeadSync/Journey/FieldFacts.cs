using LeadSync.Leads;
using LeadSync.Mapping;

namespace LeadSync.Journey;

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

        return Refused(look, decided);
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

    /// <summary>One hold for all fields of the lead that cannot travel; the record travels without them.</summary>
    private static Look Refused(Look look, IReadOnlyList<(FieldCase Case, FieldDecision Decision)> decided)
    {
        var refused = decided.Where(one => one.Decision.Memory.Refused is not null).Select(one => (one.Case.Rule, Refused: one.Decision.Memory.Refused!)).ToList();
        if (refused.Count == 0) return look.Unhold(HoldOn.Values);

        return look.Hold(HoldOn.Values, string.Join("; ", refused.Select(one =>
            one.Refused.ToCrm ? $"{one.Rule.HubSpot} did not go to Salesforce's {one.Rule.Salesforce}: {one.Refused.Because}" : $"{one.Rule.Salesforce} did not go to HubSpot's {one.Rule.HubSpot}: {one.Refused.Because}")));
    }
}
