using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Matching;

/// <summary>Who a person is in Salesforce, before anything is created there.</summary>
internal abstract record PersonMatch
{
    /// <summary>Nobody: a new Lead may be made.</summary>
    internal sealed record Nobody : PersonMatch;

    /// <summary>An open Lead that an active user works: owner and Status are his.</summary>
    internal sealed record Worked(CrmRecord Record) : PersonMatch;

    /// <summary>A Lead that nobody works: returned, closed, in a queue, or with somebody who left. It is routed anew.</summary>
    internal sealed record Free(CrmRecord Record) : PersonMatch;

    /// <summary>A Contact: it gets a handoff Task, never a second Lead.</summary>
    internal sealed record Person(CrmRecord Contact) : PersonMatch;

    /// <summary>Somebody is negotiating with this person already.</summary>
    internal sealed record Negotiating(CrmRecord Contact, CrmOpportunity Opportunity) : PersonMatch;

    /// <summary>A converted Lead whose Contact we cannot see.</summary>
    internal sealed record OutOfSight(string Because) : PersonMatch;

    /// <summary>Other records of the same person: reported, never written.</summary>
    public IReadOnlyList<CrmRecord> Others { get; init; } = [];

    public static PersonMatch Of(SalesView sales, Rulebook rules, Desk desk)
    {
        // What HubSpot's own connector has linked stands before whatever has the address.
        var linked = sales.Linked is { IsConverted: false } ? sales.Linked : null;
        var open = sales.Candidates.Where(one => one is { Object: CrmLink.Lead, IsConverted: false }).ToList();
        if ((linked ?? sales.Candidates.FirstOrDefault(one => one.Object == CrmLink.Contact)) is { Object: CrmLink.Contact } contact)
        {
            List<CrmRecord> besides = [.. open, .. sales.Candidates.Where(one => one.Object == CrmLink.Contact && one.Id != contact.Id)];
            return sales.OpenOpportunity is { } opportunity
                ? new Negotiating(contact, opportunity) { Others = besides }
                : new Person(contact) { Others = besides };
        }

        if (open.Count == 0)
        {
            return sales.Candidates.Count == 0
                ? new Nobody()
                : new OutOfSight("the Lead was converted, and its Contact cannot be seen by the integration user");
        }

        // The most recently active one is pinned; where one is being worked, that is the one people know.
        var pinned = linked ?? open.Find(one => IsWorked(one, rules, desk)) ?? open[0];
        var others = open.Where(one => one.Id != pinned.Id).ToList();
        return IsWorked(pinned, rules, desk) ? new Worked(pinned) { Others = others } : new Free(pinned) { Others = others };
    }

    /// <summary>
    /// A record that nobody has taken: LeadSync's own user has it, or the user in whose name HubSpot's own connector made it, as it makes Leads.
    /// Who makes a Lead and owns it still, unanswered, is taken for that user unless routing.yaml knows him as one of sales.
    /// </summary>
    public static bool IsUnclaimed(CrmRecord record, Rulebook rules, Desk desk) =>
        record.Owner.CrmId == desk.IntegrationUser
        || (desk.Alongside
            && record.Object == CrmLink.Lead
            && record["CreatedById"] == record.Owner.CrmId
            && StatusSign.Stage(record.Status, rules.Stages) is null or { Name: Stage.Assigned }
            && !rules.Routing.Owners.Any(one => desk.Seat(one.Salesforce)?.Owner.CrmId == record.Owner.CrmId));

    private static bool IsWorked(CrmRecord record, Rulebook rules, Desk desk) =>
        record is { OwnerIsActive: true, Owner.IsQueue: false }
        && StatusSign.Stage(record.Status, rules.Stages) is null or { Ends: StageEnd.No }
        && !IsUnclaimed(record, rules, desk);
}
