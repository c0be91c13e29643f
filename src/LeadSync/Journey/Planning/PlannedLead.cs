using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Journey.Planning;

/// <summary>What would become of one person.</summary>
/// <param name="Owner">Who would have the lead; null where nobody would.</param>
/// <param name="Held">What would stand in the way, or could not travel.</param>
/// <param name="Pairs">Mapped fields as both sides would read.</param>
internal sealed record PlannedLead(
    string? Email,
    Score Score,
    Readiness Readiness,
    string Stage,
    Owner? Owner,
    string OwnerBecause,
    IReadOnlyList<PlannedWrite> Writes,
    IReadOnlyList<string> Held,
    IReadOnlyList<FieldPair> Pairs)
{
    public static PlannedLead Of(PaperLead paper, Present present, Desk desk, Rulebook rules)
    {
        var lead = paper.Look.Lead;
        return new PlannedLead(
            paper.First.Marketing["email"] ?? lead.Email,
            lead.Score,
            paper.Decision?.Readiness ?? new Readiness(false, "HubSpot has nobody of this id any more"),
            lead.Stage,
            lead.Owner,
            lead.OwnerBecause,
            [.. Changes(paper, present, desk, new PaperWords(paper, rules))],
            [.. Waits(lead), .. lead.Holds.Select(hold => hold.Because)],
            [.. Pair(paper, rules)]);
    }

    /// <summary>Beside HubSpot's own connector a lead without a record waits for one, and nothing holds it.</summary>
    private static IEnumerable<string> Waits(Lead lead) =>
        lead is { Stage: Leads.Stage.Mql, Owner: null } && lead.HoldOn(HoldOn.Handoff) is null ? [lead.Because] : [];

    /// <summary>Each field that would change, once for each value it would have; what would only be said again is no change.</summary>
    private static IEnumerable<PlannedWrite> Changes(PaperLead paper, Present present, Desk desk, PaperWords words)
    {
        var stands = new Dictionary<(string System, string Field), string>();
        foreach (var write in paper.Written)
        {
            var from = stands.GetValueOrDefault((write.System, write.Field)) ?? Now(write, present);
            if (FieldValues.Same(Shape(write, desk), from, write.To)) continue;

            stands[(write.System, write.Field)] = write.To;
            yield return new PlannedWrite(Target.SystemOf(write.System), write.Record, write.Field, Filled(words.In(write.Field, from)), Filled(words.In(write.Field, write.To)), write.Rule);
        }
    }

    private static IEnumerable<FieldPair> Pair(PaperLead paper, Rulebook rules) => paper.Record is not { } record
        ? []
        : rules.Fields.Fields.Where(rule => rule.HoldsFor(record.Object)).Select(rule => new FieldPair(rule.HubSpot, paper.Look.Marketing[rule.HubSpot], rule.Salesforce, record[rule.Salesforce]));

    private static string Now(PaperWrite write, Present present) => write.System switch
    {
        Target.HubSpot => present.Contact.GetValueOrDefault(write.Field) ?? "",
        Target.Crm => present.Record.GetValueOrDefault(write.Field) ?? "",
        _ => "",
    };

    private static FieldShape Shape(PaperWrite write, Desk desk) =>
        (write.System == Target.HubSpot ? desk.Schema.Property(write.Field) : desk.Schema.Field(write.Record, write.Field)) ?? new FieldShape(write.Field, FieldKind.Text);

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}

/// <summary>One field that would change.</summary>
/// <param name="System">HubSpot or Salesforce.</param>
/// <param name="Record">contact, Lead, Contact or Task.</param>
/// <param name="From">What stands there now; null for nothing.</param>
/// <param name="To">As the system would be told; null clears. In pointed brackets what nobody can know before.</param>
internal sealed record PlannedWrite(string System, string Record, string Field, string? From, string? To, string Rule);

/// <summary>A mapped field as both sides would read.</summary>
internal sealed record FieldPair(string HubSpot, string? InHubSpot, string Salesforce, string? InSalesforce);
