using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.News;

/// <summary>HubSpot merged contacts that each had a lead, or one contact is gone and another is the same person: one lead goes on and speaks for the person, the others end in it with their stories.</summary>
/// <param name="Survivor">As it goes on, under the contact's new id.</param>
/// <param name="Absorbed">As they were; nothing of them waits or runs any more.</param>
internal sealed record Reunion(Lead Survivor, IReadOnlyList<Lead> Absorbed, IReadOnlyList<Fact> Facts)
{
    /// <param name="leads">Two or more, each with the record that Salesforce has of it, if only its answer knows.</param>
    /// <param name="contactId">The contact that was made of theirs.</param>
    public static Reunion Of(IReadOnlyList<Lead> leads, string contactId, StageRules stages, DateTimeOffset now)
    {
        var ranked = leads
            .OrderByDescending(lead => lead.SpokenForBy is null)
            .ThenByDescending(lead => IsWithSales(lead, stages))
            .ThenByDescending(lead => lead.Crm is not null)
            .ThenByDescending(lead => lead.Cycle > 0)
            .ThenByDescending(lead => stages.Order(lead.Stage))
            .ThenBy(lead => lead.QualifiedAt ?? DateTimeOffset.MaxValue)
            .ThenBy(lead => lead.Id.Value, StringComparer.Ordinal)
            .ToList();
        var (survivor, absorbed) = (ranked[0], ranked[1..]);
        var spares = ranked.SelectMany(lead => lead.Spares).Concat(absorbed.Select(lead => lead.Crm).OfType<CrmLink>())
            .Where(spare => spare.Id != survivor.Crm?.Id).Select(spare => new CrmLink(spare.Object, spare.Id)).Distinct().ToList();
        return new Reunion(GoOn(survivor, absorbed, spares, contactId, now), absorbed, [.. Tell(survivor, absorbed, contactId)]);
    }

    /// <summary>Whoever is with sales stands before whoever is not, and whoever was ever ready before whoever was merely linked; else the first to come stays.</summary>
    public static bool Outranks(Lead lead, Lead other, StageRules stages) =>
        (IsWithSales(lead, stages), lead.Cycle > 0).CompareTo((IsWithSales(other, stages), other.Cycle > 0)) > 0;

    private static Lead GoOn(Lead survivor, List<Lead> absorbed, List<CrmLink> spares, string contactId, DateTimeOffset now) => survivor with
    {
        ContactId = contactId,
        Spares = spares,
        Returns = absorbed.Select(lead => lead.Returns).Append(survivor.Returns).Max(),
        BeforeLeadSync = survivor.BeforeLeadSync || (survivor.Cycle == 0 && absorbed.Any(lead => lead.BeforeLeadSync)),
        Admitted = survivor.Admitted || absorbed.Any(lead => lead.Admitted),
        Holds = spares.Count == 0 || survivor.Crm is not { } pinned
            ? survivor.Holds
            : [.. survivor.Holds.Where(hold => hold.What != HoldOn.Pair), new Hold(HoldOn.Pair, Trail.Pair(pinned, spares.Select(spare => (spare, absorbed.Find(lead => lead.Crm?.Id == spare.Id)?.Owner))), now)],

        // The contact has the values of one of them: all of ours is told anew.
        ToldHubSpot = new Dictionary<string, string>(),
        ToldStage = null,
    };

    private static IEnumerable<Fact> Tell(Lead survivor, List<Lead> absorbed, string contactId)
    {
        foreach (var lead in absorbed.Where(lead => lead.Version > 0))
        {
            var how = survivor.Gone || lead.Gone
                ? $"Contact {(survivor.Gone ? survivor : lead).ContactId} is gone from HubSpot, and contact {contactId} is the same person in Salesforce"
                : $"HubSpot merged contact {lead.ContactId} into contact {contactId}";
            yield return new Fact("match", $"{how}: lead {lead.Id}, {Words.Stage(lead.Stage)}, ends in this one");
            foreach (var clock in lead.Clocks.Where(clock => clock.IsOpen))
                yield return new Fact("clock", $"Closed with lead {lead.Id}: its clock {clock.Name}, due {Words.Time(clock.Due)}");
        }
    }

    private static bool IsWithSales(Lead lead, StageRules stages) =>
        lead.HandedOffAt is not null && lead.Stage != Stage.Nurture && stages[lead.Stage].Ends == StageEnd.No;
}
