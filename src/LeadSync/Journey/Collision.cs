using LeadSync.Leads;

namespace LeadSync.Journey;

/// <summary>Two HubSpot contacts, one Salesforce record: the first keeps it, the second waits for a person to merge them.</summary>
internal static class Collision
{
    public static string Because(CrmLink link, LeadId other) =>
        $"Salesforce's {link.Object} {link.Id} is pinned to another lead already ({other}): merge the two contacts in HubSpot";

    public static Lead Held(Lead lead, string because, DateTimeOffset now) => lead with
    {
        Holds = [.. lead.Holds.Where(hold => hold.What != HoldOn.Handoff), new Hold(HoldOn.Handoff, because, now)],
    };
}
