using LeadSync.Leads;
using LeadSync.Sla;

namespace LeadSync.Journey.Handover;

/// <summary>Two HubSpot contacts, one Salesforce record: the first keeps it, and a person has to merge the contacts.</summary>
internal static class Collision
{
    public static string Because(CrmLink link, LeadId other) =>
        $"Salesforce's {link.Object} {link.Id} is pinned to another lead already ({other}): merge the two contacts in HubSpot";

    /// <summary>Not handed over yet: it waits.</summary>
    public static Lead Held(Lead lead, string because, DateTimeOffset now) => lead with
    {
        Holds = [.. lead.Holds.Where(hold => hold.What is not (HoldOn.Handoff or HoldOn.Pair)), new Hold(HoldOn.Handoff, because, now), new Hold(HoldOn.Pair, because, now)],
    };

    /// <summary>Sales merged its record into another one of ours: that lead speaks for the person, and nothing of this one runs any more.</summary>
    public static Lead SpokenFor(Lead lead, LeadId other, string because, DateTimeOffset now) => lead with
    {
        SpokenForBy = other,
        Crm = null,
        Stage = Stage.Nurture,
        Because = $"Sales has this person as lead {other}",
        Owner = null,
        Return = null,
        Wish = new Dictionary<string, string>(),
        Clocks = ClockBook.Stop(lead.Clocks, now),
        Holds = [new Hold(HoldOn.Pair, because, now)],
        DueAt = null,
    };
}
