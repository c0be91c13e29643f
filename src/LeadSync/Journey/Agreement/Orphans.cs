using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Agreement;

/// <summary>Finds leads that sales has and nobody will work on: given to somebody else by the rules, or said aloud until a person has seen to it.</summary>
internal static class Orphans
{
    /// <summary>A handoff is a matter of seconds.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromHours(1);

    /// <summary>Where no watch over stalled leads is agreed, a lead in which nothing moves is noticed all the same.</summary>
    private static readonly TimeSpan Stands = TimeSpan.FromDays(60);

    /// <summary>Why this lead is one; null where somebody has it and knows until when.</summary>
    public static Orphan? Of(Lead lead, Desk desk, StageRules stages, DateTimeOffset now)
    {
        if (lead.Cycle == 0 || stages[lead.Stage].Ends != StageEnd.No || lead.Stage == Stage.Nurture || lead.Return is not null) return null;
        if (lead.HandedOffAt is null)
            return now - lead.QualifiedAt > OnItsWay ? new Orphan(OrphanKind.Unmatched, $"is ready since {Words.Time(lead.QualifiedAt!.Value)} and not in Salesforce{Held(lead)}") : null;
        if (lead.HoldOn(HoldOn.Record) is not null) return new Orphan(OrphanKind.Unmatched, "has no record in Salesforce any more");
        if (lead.Owner is not { } owner) return new Orphan(OrphanKind.Unmatched, "has no owner in Salesforce");

        if (owner.CrmId == desk.IntegrationUser) return new Orphan(OrphanKind.OwnUser, "is with LeadSync's own user in Salesforce, who works on no lead");
        if (desk.Seat(owner.CrmId) is { } seat)
        {
            if (!seat.IsActive) return new Orphan(OrphanKind.InactiveOwner, $"is with {owner.Label}, who is not active in Salesforce any more");
            if (!seat.HasMembers) return new Orphan(OrphanKind.EmptyQueue, $"lies in the queue {owner.Label}, which has no members");
        }

        if (stages.Order(lead.Stage) > stages.Order(Stage.Sql)) return null;
        if (lead.DueAt is null && !lead.Clocks.Any(clock => clock.IsOpen)) return new Orphan(OrphanKind.NoDeadline, $"has no deadline in the stage {lead.Stage}: sla.yaml starts no clock there");
        return now - Moved(lead) > Stands ? new Orphan(OrphanKind.TooOld, $"is with sales since {Words.Time(lead.HandedOffAt.Value)}, and nothing has moved since {Words.Time(Moved(lead)!.Value)}") : null;
    }

    /// <summary>Whoever cannot work on it has it no longer: the rules choose another, and the record is written under the guard of a return.</summary>
    public static Look Rescue(Look look)
    {
        if (look.Lead.HoldOn(HoldOn.Record) is not null) return Return(look);
        if (!CanBeGiven(look) || look is not { Orphan: { } orphan, Lead.Owner: { } owner }) return Ladder.Climb(look);
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (look.Sales is { Record: not null, Carrier: null }) return Ladder.Climb(look); // the handoff Task is gone: there is nothing to give away
        if (look.Sales.Carrier is not { IsConverted: false } record || record.Owner.CrmId != owner.CrmId) return look;

        var route = HandOff.RouteAway(look, owner);
        if (route.Owner is not { } next || next.CrmId == owner.CrmId || route.OrgDecides || look.Desk.Seat(next.CrmId) is { HasMembers: false })
            return Ladder.Climb(look.Hold(HoldOn.Orphan, $"The lead {orphan.Because}, and nobody else can take it: {route.Because}")); // its promises run on

        return look.TakeTurn(route).Unhold(HoldOn.Orphan).With(look.Lead with
        {
            Return = new PendingReturn(orphan.Because, Stage.Assigned, record.Status, record.LastModified, look.Now) { To = new NextOwner(next, route.Reason, "") },
        }).Say("owner", $"The lead {orphan.Because}: it goes to {next.Label}");
    }

    /// <summary>What no rule can mend is said aloud until a person has.</summary>
    public static Look Watch(Look look) => look.Orphan switch
    {
        null => look.Unhold(HoldOn.Orphan),
        _ when CanBeGiven(look) => look,
        var orphan => look.Hold(HoldOn.Orphan, $"The lead {orphan.Because}"),
    };

    /// <summary>The rules choose an owner until the lead is being sold to: from then on whoever has the Opportunity, or the Contact, has it.</summary>
    private static bool CanBeGiven(Look look) =>
        look is { Orphan.CanMove: true, Lead.Crm.ShowsState: true } && look.Rules.Stages.Order(look.Lead.Stage) <= look.Rules.Stages.Order(Stage.Sql);

    /// <summary>
    /// Sales threw the record away. Whoever did may fetch it back until the agreement would take it back, too; then marketing has the person again.
    /// Whom sales has converted, or is selling to, stays with sales.
    /// </summary>
    private static Look Return(Look look)
    {
        var lead = look.Lead;
        if (lead is not { Crm: { ShowsState: true } link, CrmStatus: not Trail.Converted } || look.Rules.Stages.Order(lead.Stage) > look.Rules.Stages.Order(Stage.Sql)) return look;
        if (lead.Owed.Where(clock => clock.Reverts).Min(clock => (DateTimeOffset?)clock.Due) > look.Now) return look;
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (!look.Sales.IsDeleted || look.Sales.OpenOpportunity is not null) return look;

        return Braking.ForReturn(look) is { } held
            ? look.Hold(HoldOn.Return, held)
            : GoingBack.TakeBackWithoutRecord(Braking.CountReturn(look), $"the {link.Object} was deleted in Salesforce");
    }

    private static DateTimeOffset? Moved(Lead lead) =>
        new[] { lead.AssignedAt, lead.StageSince, lead.MovedAt, lead.Touches.Count > 0 ? lead.Touches[^1].At : null, lead.HandedOffAt }.Max();

    private static string Held(Lead lead) => lead.HoldOn(HoldOn.Handoff) is { } hold ? $": {hold.Because}" : "";
}
