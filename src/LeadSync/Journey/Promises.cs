using LeadSync.GoingLive;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;

namespace LeadSync.Journey;

/// <summary>The agreement's clocks: met by what sales did, broken by time, started by a new stage.</summary>
internal static class Promises
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReturnTakes = TimeSpan.FromSeconds(30);

    /// <summary>Clocks that waited for the stage the lead is in are met.</summary>
    public static Look Keep(Look look) => look.With(look.Lead with
    {
        // Only a rejection that a person gave, with its reason, moved the stage to an end before this step.
        Clocks = ClockBook.Met(look.Lead.Clocks, new StageArrival(look.Lead.Stage, ByPerson: true), look.Rules.Stages, look.Now),
    });

    public static Look Wind(Look look)
    {
        var ended = look.Stage.Ends != StageEnd.No;
        look = ended ? look : Keep(Give(look));
        var lead = look.Lead;
        var clocks = ended ? ClockBook.Stop(ClockBook.Breach(lead.Clocks, look.Now), look.Now) : lead.Clocks;
        if (look.IsWithSales && lead is { Return: null, Crm.IsLead: true } && Since(look) is { } since) clocks = Start(look, clocks, since);

        look = look.With(lead with { Clocks = clocks });
        return look.With(look.Lead with { DueAt = NextLook(look) });
    }

    private static DateTimeOffset? NextLook(Look look)
    {
        // A return under way asks again by itself; one that is held asks rarely, and a person can mend it meanwhile.
        if (look.Lead.HoldOn(HoldOn.Return) is not null) return look.Now + Patience;
        if (look.Lead.Return is not null) return look.Now + ReturnTakes;
        if (Braking.Holds(look.Readiness)) return look.Now + Brake.HoldsFor;
        return Earliest(NativeTurn.EndsAt(look), Earliest(ClockBook.NextDue([.. look.Lead.Clocks.Where(clock => clock.Reverts)]), Comeback.FreeAt(look)));
    }

    /// <summary>When the clocks of its stage begin; null where nobody has promised anything yet.</summary>
    private static DateTimeOffset? Since(Look look) => look.Lead switch
    {
        { Stage: Stage.Verifying, HandedOffAt: { } came } => WholeSecond(came),
        { AssignedAt: null } => null,
        { Stage: Stage.Assigned } lead => lead.AssignedAt,
        var lead => WholeSecond(lead.AcceptedAt ?? look.Now),
    };

    /// <summary>Clocks run from the moment a person has the lead; a queue promises nothing, but for inside sales that it will check.</summary>
    private static Look Give(Look look) =>
        look is { IsWithSales: true, Lead: { AssignedAt: null, Owner.IsQueue: false } } && !Verifying.IsGoingOn(look.Lead)
            ? look.With(look.Lead with { AssignedAt = WholeSecond(look.Now) })
            : look;

    private static IReadOnlyList<Clock> Start(Look look, IReadOnlyList<Clock> clocks, DateTimeOffset since)
    {
        // A clock of this stage that has run in this cycle does not run twice: a rep who goes back and forth gains no time.
        var owner = look.Rules.Routing.Owners.FirstOrDefault(one => look.Desk.Seat(one.Salesforce)?.Owner.CrmId == look.Lead.Owner?.CrmId);
        var started = ClockBook.Start(clocks, look.Lead.Stage, look.Rules.Sla, look.Rules.Stages, OwnerHours.Of(look.Rules.Sla, owner), look.Values.ValueOf, since);
        return [.. clocks, .. started.Skip(clocks.Count).Where(clock => clocks.All(one => one.Name != clock.Name))];
    }

    /// <summary>Salesforce and HubSpot show whole seconds: what people see as the deadline is the deadline.</summary>
    private static DateTimeOffset WholeSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
