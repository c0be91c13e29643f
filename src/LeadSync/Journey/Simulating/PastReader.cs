using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Simulating;

/// <summary>Reads the past out of the store: what looks were kept, and what belongs to them.</summary>
internal static class PastReader
{
    /// <param name="rules">The rules in force.</param>
    /// <param name="span">How far back from the last thing that is known: the worker's clock may be another than ours.</param>
    /// <returns>Null where no look of this time says who was on the sales floor.</returns>
    public static Past? Read(SqlSession session, Rulebook rules, TimeSpan span)
    {
        if (LastKnown(session) is not { } until) return null;

        var since = until - span;
        var desks = LookRows.Desks(session).ToDictionary(one => one.Key, one => one.Value.Laid());
        var writers = new Dictionary<LeadId, PastLeadWriter>();
        var byRules = new Dictionary<string, int>(StringComparer.Ordinal);
        var properties = new HashSet<string>(StringComparer.Ordinal);
        var fields = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Desk? desk = null;
        IReadOnlyDictionary<string, long>? turns = null;
        LookRows.Each(session, since, look =>
        {
            // A look at a lead that was merged into this one since tells of another way.
            if (look.Seen.Lead.Id != look.Lead) return;

            if (!writers.TryGetValue(look.Lead, out var writer)) writers[look.Lead] = writer = new PastLeadWriter(rules.Stages);
            var seenBy = look.Desk is { } name ? desks.GetValueOrDefault(name) : null;
            writer.Take(look, seenBy);
            byRules[look.Rules] = byRules.GetValueOrDefault(look.Rules) + 1;
            properties.UnionWith(look.Seen.Contact?.Properties.Keys ?? []);
            fields.UnionWith(look.Seen.Sales.Record?.Fields.Keys ?? []);
            desk ??= seenBy;
            turns ??= look.Seen.Turns;
        });
        if (desk is null) return null;

        var leads = new List<PastLead>();
        var plates = Plates(session);
        foreach (var (id, writer) in writers)
        {
            // Nobody is asked about a lead that was erased since.
            if (LeadRows.Load(session, id) is not { } lead) continue;

            Put(plates, lead, -1);
            Put(plates, writer.AtStart, +1);
            leads.Add(writer.Tell(lead, EngagementRows.Of(session, lead.ContactId, lead.Email), since, until));
        }

        var pace = PaceRows.Read(session, 0, until);
        return new Past(since, until, leads)
        {
            Turns = LookRows.TurnsBefore(session, since) ?? turns!,
            Plates = [.. plates.Select(plate => new Plate(plate.Key.Stage, plate.Key.Owner, plate.Value))],
            Desk = desk,
            Outages = OutageRows.Recent(session, until),
            Posts = PostRows.All(session),
            BaselineAt = Marks.Get(session, Marks.BaselineAt) is { } mark ? CrmRecords.Time(mark) : null,
            FirstHandoff = leads.Select(lead => lead.AtStart.QualifiedAt).Append(pace.Since).Where(at => at < since).Min(),
            BrakeReleasedUntil = pace.ReleasedUntil,
            LooksByRules = byRules,
            Properties = properties,
            CrmFields = fields,
        };
    }

    /// <summary>Until when it is known what sales did: the last poll of Salesforce, or the last look; null before the first.</summary>
    private static DateTimeOffset? LastKnown(SqlSession session) =>
        LookRows.LastAt(session) is { } look && Marks.Get(session, Marks.SalesforcePolled) is { } mark && CrmRecords.Time(mark) is { } polled && polled > look
            ? polled
            : LookRows.LastAt(session);

    private static Dictionary<(string Stage, string Owner), int> Plates(SqlSession session) =>
        DeskRows.Plates(session).ToDictionary(plate => (plate.Stage, plate.Owner), plate => plate.Count);

    private static void Put(Dictionary<(string Stage, string Owner), int> plates, Lead lead, int count)
    {
        if (lead.Owner is { } owner) plates[(lead.Stage, owner.CrmId)] = plates.GetValueOrDefault((lead.Stage, owner.CrmId)) + count;
    }
}
