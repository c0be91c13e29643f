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

    public static PersonMatch Of(SalesView sales, StageRules stages)
    {
        var open = sales.Candidates.Where(one => one is { Object: CrmLink.Lead, IsConverted: false }).ToList();
        if (sales.Candidates.FirstOrDefault(one => one.Object == CrmLink.Contact) is { } contact)
        {
            return sales.OpenOpportunity is { } opportunity
                ? new Negotiating(contact, opportunity) { Others = open }
                : new Person(contact) { Others = open };
        }

        if (open.Count == 0)
        {
            return sales.Candidates.Count == 0
                ? new Nobody()
                : new OutOfSight("the Lead was converted, and its Contact cannot be seen by the integration user");
        }

        // The most recently active one is pinned; where one is being worked, that is the one people know.
        var pinned = open.Find(one => IsWorked(one, stages)) ?? open[0];
        var others = open.Where(one => one.Id != pinned.Id).ToList();
        return IsWorked(pinned, stages) ? new Worked(pinned) { Others = others } : new Free(pinned) { Others = others };
    }

    private static bool IsWorked(CrmRecord record, StageRules stages) =>
        record is { OwnerIsActive: true, Owner.IsQueue: false } && StatusSign.Stage(record.Status, stages) is var stage
        && (stage is null || stage.Ends == StageEnd.No);
}
