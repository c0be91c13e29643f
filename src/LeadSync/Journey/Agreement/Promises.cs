using LeadSync.GoingLive;
using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;

namespace LeadSync.Journey.Agreement;

/// <summary>The agreement's clocks: met by what sales did, broken by time, paused while a system is out of reach, started by a new stage.</summary>
internal static class Promises
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Rests = TimeSpan.FromHours(1);
    private static readonly TimeSpan ReturnTakes = TimeSpan.FromSeconds(30);

    /// <summary>Promises are kept by what is known now, and those whose time has run out are broken.</summary>
    public static Look Keep(Look look)
    {
        look = Meet(Efforts.Note(look));
        var until = Until(look);

        // Nobody has broken anything before Salesforce was asked what they did.
        if (look.Stage.Ends != StageEnd.No || look.Lead.Clocks.All(clock => !clock.IsOpen || clock.Breached is not null || clock.Due > until)) return look;
        return look.Sales.Fresh ? Break(look, until) : look.Wants(Ask.Sales);
    }

    /// <summary>What is known now keeps promises: the stage that the lead has come to, and what sales did.</summary>
    public static Look Meet(Look look)
    {
        var lead = look.Lead;
        if (lead.Clocks.Count == 0) return look;

        var arrival = lead is { Stage: Stage.Verifying, Verification.PassedAt: { } passed }
            ? new StageArrival(Stage.Assigned, passed, ByPerson: true)
            : new StageArrival(lead.Stage, lead.StageSince ?? look.Now, ByPerson: true); // what we end ourselves, ends after this step
        var clocks = ClockBook.Pause(lead.Clocks, look.Desk.Outages, clock => HoursOf(look, clock.Responsible), look.Now);
        clocks = lead.Owner is { } owner ? ClockBook.HandOver(clocks, owner) : clocks;

        // What is done while the clocks stand still is not late.
        var met = ClockBook.Met(Stopped(look) is { } since ? ClockBook.Postpone(clocks, since, look.Now) : clocks, new Evidence(arrival, lead.Touches, look.Rules.Stages));
        clocks = [.. clocks.Zip(met, (clock, after) => after.IsOpen ? clock : after)];
        return SayPaused(look, lead.Clocks, clocks).With(lead with { Clocks = clocks });
    }

    /// <summary>Up to when time counts: now, or since when a Status stands there that nobody agreed on, where <c>unknownStatus: hold</c> stops the clocks.</summary>
    public static DateTimeOffset Until(Look look) => Stopped(look) ?? look.Now;

    /// <summary>The Status is one that was agreed on again: the time in between does not count.</summary>
    public static Look Resume(Look look) => Stopped(look) is { } since && since < look.Now
        ? look.With(look.Lead with { Clocks = ClockBook.Postpone(look.Lead.Clocks, since, look.Now) }).Say("clock", $"The Status is one of stages.yaml again: its clocks go on, and {Words.Span(look.Now - since)} do not count")
        : look;

    private static DateTimeOffset? Stopped(Look look) => look is { Rules.Stages.UnknownStatus: UnknownStatus.Hold, IsWithSales: true } ? look.Lead.HoldOn(HoldOn.Status)?.Since : null;

    public static Look Wind(Look look)
    {
        var ended = look.Stage.Ends != StageEnd.No;
        look = ended ? look.With(look.Lead with { Clocks = ClockBook.Stop(look.Lead.Clocks, look.Now) }) : Keep(Give(Queue(look)));
        if (!ended && look.IsWithSales && look.Lead is { Return: null } and ({ Crm.ShowsState: true } or { CrmStatus: Trail.Converted })) look = WatchOver(Since(look) is { } since ? Start(look, since) : look);
        return look.With(look.Lead with { DueAt = NextLook(look) });
    }

    private static DateTimeOffset? NextLook(Look look)
    {
        // No clock acts on a record that is gone; polls tell when it is there again, save where it was only hidden.
        if (look.Lead.HoldOn(HoldOn.Record) is not null) return look.Now + (look.IsWithMarketing ? TimeSpan.FromDays(1) : Patience);

        // A return under way asks again by itself; one that is held asks rarely, and a person can mend it meanwhile.
        if (look.Lead.HoldOn(HoldOn.Return) is not null) return look.Now + Patience;
        if (look.Lead.Return is not null) return look.Now + ReturnTakes;
        if (Braking.Holds(look.Readiness)) return look.Now + Brake.HoldsFor;

        // A person sets a Status that was agreed on, or it comes to be agreed on: for the one there are polls.
        if (Stopped(look) is not null) return look.Now + Rests;

        var next = Earliest(NativeTurn.EndsAt(look), Earliest(ClockBook.NextDue(look.Lead.Clocks), Comeback.FreeAt(look)));
        if (next is null) return look.IsBeingHandedOver ? look.Now + Patience : null;
        return next > look.Now ? next : look.Now + (look.Sales.Record is null ? Patience : ReturnTakes);
    }

    private static Look Break(Look look, DateTimeOffset until)
    {
        if (look.Sales.Record is null) return look;

        var broken = look.Lead.Clocks.Where(clock => clock is { IsOpen: true, Breached: null, IsWatch: false } && clock.Due <= until);
        return broken.Aggregate(look, (said, clock) => said.Say("clock", $"Not {clock.Done} by {Words.Time(clock.Due)} (clock {clock.Name}, {clock.Responsible?.Label ?? "nobody"} had it)"))
            .With(look.Lead with { Clocks = ClockBook.Breach(look.Lead.Clocks, until) });
    }

    private static Look SayPaused(Look look, IReadOnlyList<Clock> before, IReadOnlyList<Clock> after) =>
        before.Zip(after).Where(pair => pair.Second.IsOpen && pair.Second.Due > pair.First.Due).Aggregate(look, (said, pair) =>
        {
            var last = pair.Second.Paused[^1];
            return said.Say("clock", $"{last.System} was out of reach {(last.To < look.Now ? $"from {Words.Time(last.From)} to {Words.Time(last.To!.Value)}" : $"since {Words.Time(last.From)}")}: the clock {pair.Second.Name} runs until {Words.Time(pair.Second.Due)}");
        });

    /// <summary>When the clocks of its stage begin; null where nobody has promised anything yet.</summary>
    private static DateTimeOffset? Since(Look look) => look.Lead switch
    {
        { Stage: Stage.Verifying, HandedOffAt: { } came } => WholeSecond(came),
        { AssignedAt: null } => null,
        { Stage: Stage.Assigned } lead => lead.AssignedAt,
        { AssignedAt: { } assigned } lead => WholeSecond(Latest(assigned, (lead.Stage == Stage.Sal ? lead.AcceptedAt : null) ?? lead.StageSince ?? look.Now)),
    };

    /// <summary>Waits in a queue for whoever takes it first, and not for ever: from when it came there, for the first time or again.</summary>
    private static Look Queue(Look look)
    {
        if (look is not { IsWithSales: true, Lead: { AssignedAt: null, HandedOffAt: { } came, Owner: { IsQueue: true } queue } lead } || Verifying.IsGoingOn(lead)) return look;

        var waits = lead.Clocks.Where(clock => clock is { Until: Clock.Taken, IsOpen: true }).ToList();
        if (waits.Exists(clock => clock.Responsible == queue)) return look;

        var others = lead.Clocks.Select(clock => waits.Contains(clock) ? clock with { Stopped = look.Now } : clock);
        return look.With(lead with { Clocks = [.. others, AgreementClocks.Waiting(WholeSecond(Latest(came, lead.MovedAt ?? came)), queue)] });
    }

    /// <summary>Clocks run from the moment a person has the lead; a queue promises nothing, but for inside sales that it will check.</summary>
    public static Look Give(Look look) =>
        look is { IsWithSales: true, Lead: { AssignedAt: null, Owner.IsQueue: false } } && !Verifying.IsGoingOn(look.Lead)
            ? look.With(look.Lead with { AssignedAt = WholeSecond(look.Now), Clocks = [.. look.Lead.Clocks.Select(clock => clock is { Until: Clock.Taken, IsOpen: true } ? clock with { Met = WholeSecond(look.Now) } : clock)] })
            : look;

    private static Look Start(Look look, DateTimeOffset since)
    {
        // A clock that has run since this person got the lead does not run twice: a rep who goes back and forth gains no time.
        var lead = look.Lead;
        var given = lead.AssignedAt ?? since;
        var started = (IsTakenAndAnswered(look) ? Starting(Stage.Assigned, given) : []).Concat(Starting(lead.Stage, since)).DistinctBy(clock => clock.Name);
        var news = started.Where(clock => lead.Clocks.All(one => one.Name != clock.Name || one.Started < given)).ToList();
        return news.Count == 0 ? look : Keep(look.With(lead with { Clocks = [.. lead.Clocks, .. news] }));

        IEnumerable<Clock> Starting(string stage, DateTimeOffset from)
        {
            var agreed = ClockBook.Start(lead.Clocks, stage, look.Rules.Sla, HoursOf(look, lead.Owner), lead.Owner, look.Values.ValueOf, from).Skip(lead.Clocks.Count).ToList();
            return agreed.Count == 0 && stage == Stage.Verifying ? [AgreementClocks.Checking(from, lead.Owner)] : agreed;
        }
    }

    /// <summary>Got it and accepted it before we looked: what is promised from <c>assigned</c> on is promised all the same. Who worked the person already was given nothing.</summary>
    private static bool IsTakenAndAnswered(Look look) =>
        look.Before.Cycle == look.Lead.Cycle && look.Sales.Record is not null && look.Before.AssignedAt != look.Lead.AssignedAt && look.Rules.Stages.Order(look.Lead.Stage) > look.Rules.Stages.Order(Stage.Assigned);

    /// <summary>The watch over a stalled lead begins anew with everything that moves. Where nothing is promised any more before there is a deal, somebody watches all the same.</summary>
    private static Look WatchOver(Look look)
    {
        var lead = look.Lead;
        var others = lead.Clocks.Where(clock => !(clock.IsWatch && clock.IsOpen)).ToList();
        var running = lead.Clocks.FirstOrDefault(clock => clock.IsWatch && clock.IsOpen);
        var rule = look.Rules.Sla.Stalled is { } agreed && agreed.Stages.Contains(lead.Stage) ? agreed
            : lead.HandedOffAt is null || others.Exists(clock => clock is { IsOpen: true, Breached: null }) || look.Rules.Stages.Order(lead.Stage) > look.Rules.Stages.Order(Stage.Sql) ? null
            : StalledRule.Unsaid;
        if (rule is null) return running is null ? look : look.With(lead with { Clocks = others });

        var moved = WholeSecond(new[] { lead.HandedOffAt, lead.AssignedAt, lead.StageSince, lead.MovedAt, lead.Touches.Count > 0 ? lead.Touches[^1].At : null }.Max() ?? look.Now);
        return running is not null && running.Started >= moved
            ? look
            : look.With(lead with { Clocks = [.. others, AgreementClocks.Watch(rule, moved, lead.Owner)] });
    }

    private static OwnerHours HoursOf(Look look, Owner? owner) =>
        OwnerHours.Of(look.Rules.Sla, look.Rules.Routing.Owners.FirstOrDefault(one => owner is not null && look.Desk.Seat(one.Salesforce)?.Owner.CrmId == owner.CrmId));

    /// <summary>Salesforce and HubSpot show whole seconds: what people see as the deadline is the deadline.</summary>
    private static DateTimeOffset WholeSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
