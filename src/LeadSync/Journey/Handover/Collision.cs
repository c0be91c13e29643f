using LeadSync.Leads;
using LeadSync.Sla;

namespace LeadSync.Journey.Handover;

/// <summary>Two HubSpot contacts, one Salesforce record: one lead has it, the other stands back, and a person has to merge the contacts.</summary>
internal static class Collision
{
    /// <summary>Nobody tells a lead that stood back when the other one is forgotten: it asks by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public static string Because(CrmLink link, LeadId other) =>
        $"Salesforce's {link.Object} {link.Id} is pinned to another lead already ({other}): merge the two contacts in HubSpot";

    /// <summary>Not handed over yet: it waits.</summary>
    public static Lead Held(Lead lead, string because, DateTimeOffset now) => lead with
    {
        Holds = [.. lead.Holds.Where(hold => hold.What is not (HoldOn.Handoff or HoldOn.Pair)), new Hold(HoldOn.Handoff, because, now), new Hold(HoldOn.Pair, because, now)],
        DueAt = now + Patience,
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
        DueAt = now + Patience,
    };

    /// <summary>Nobody speaks for its person any more: it is marketing's to judge again.</summary>
    public static Lead Freed(Lead lead) => lead with
    {
        SpokenForBy = null,
        Because = "Nobody else stands for this person any more",
        ToldSalesforce = new Dictionary<string, string>(),
        Fields = new Dictionary<string, FieldMemory>(),
        Holds = [.. lead.Holds.Where(hold => hold.What != HoldOn.Pair)],
        DueAt = null,
    };

    /// <summary>Its record is the other lead's, whatever an answer to a write of before says.</summary>
    public static Look StandBack(Look look) =>
        look.With(look.Lead with { Crm = null, DueAt = look.Lead.DueAt is { } due && due > look.Now ? due : look.Now + Patience });
}
