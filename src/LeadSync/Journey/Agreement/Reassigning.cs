using LeadSync.Journey.Handover;
using LeadSync.Leads;
using LeadSync.Sla;

namespace LeadSync.Journey.Agreement;

/// <summary>From a rep who let a promise lapse to another, who has all the time again. Written under the same guard as a way back to marketing.</summary>
internal static class Reassigning
{
    /// <summary>The lead on its way to somebody else; or as it was, and why nobody else gets it.</summary>
    public static (Look Look, string? WhyNot) Begin(Look look, DueStep due)
    {
        var lead = look.Lead;
        var before = lead.Clocks.Count(clock => clock.Name == due.Clock.Name && clock.Ladder.Any(step => step is { Deed: LadderDeed.Reassign, Taken: not null }));
        if (before >= due.Step.Times) return (look, $"it was given to somebody else {before} of {due.Step.Times} times already");
        if (look.Sales.Carrier is not { } carrier || lead.Crm is not { ShowsState: true } || lead.Owner is not { } owner) return (look, "there is nothing in Salesforce to give away");

        var route = HandOff.RouteAway(look, owner);
        if (route.Owner is not { } next || next.CrmId == owner.CrmId) return (look, route.Because);
        if (route.OrgDecides) return (look, "the org's own assignment rules choose an owner with the handoff alone");
        if (route.Rule == Routing.Route.FallbackRule) return (look, $"nobody else can take it: {route.Because}");

        return (look.TakeTurn(route).With(lead with
        {
            Return = new PendingReturn(GoingBack.Because(due.Clock), Stage.Assigned, carrier.Status, carrier.LastModified, look.Now) { To = new NextOwner(next, route.Reason, due.Clock.Name) },
        }).Say("clock", $"Goes from {owner.Label} to {next.Label}: {GoingBack.Because(due.Clock)}"), null);
    }

    /// <summary>Salesforce has it under the next owner: a new rep, and all from the start.</summary>
    public static Look Land(Look look, PendingReturn back, NextOwner next)
    {
        var lead = look.Lead;
        var lapsed = ClockBook.DueSteps(lead.Clocks, look.Now).FirstOrDefault(due => due.Clock.Name == next.Clock && due.Step.Deed == LadderDeed.Reassign);
        var clocks = lapsed is null ? lead.Clocks : ClockBook.Take(lead.Clocks, lapsed, look.Now);
        return look.With(Anew(lead with { Clocks = clocks }, look.Now) with
        {
            Return = null,
            LetLapse = lead.Owner is { IsQueue: false } before && !lead.LetLapse.Contains(before.CrmId) ? [.. lead.LetLapse, before.CrmId] : lead.LetLapse,
            Owner = next.Owner,
            OwnerBecause = next.Because,
            CrmStatus = back.WithoutStatus ? look.Sales.Carrier?.Status : GoingBack.StatusOf(look, back),
        }).Unhold(HoldOn.Return).Unhold(HoldOn.Reason).Say("owner", $"{next.Owner.Label} gets the lead: {next.Because}")
            .MoveTo(back.ToStage, $"Given to {next.Owner.Label}, after {lead.Owner?.Label}: {back.Reason}");
    }

    /// <summary>Nobody has promised anything any more: whoever gets it next has all the time, and a Task. On a Contact it is the Task that has moved.</summary>
    public static Lead Anew(Lead lead, DateTimeOffset now) => lead with
    {
        AssignedAt = null,
        AcceptedAt = null,
        MovedAt = now,
        TaskAsked = lead.Crm is { IsLead: false },
        Clocks = ClockBook.Stop(lead.Clocks, now),
    };
}
