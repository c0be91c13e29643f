using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Sla;

/// <summary>What happens to a lead's clocks. Each is one promise: started once, met or breached once, with the terms it was started with.</summary>
internal static class ClockBook
{
    /// <summary>The lead enters a stage: its clocks start. One of the same name that still runs goes on as it is.</summary>
    /// <param name="since">When it entered.</param>
    public static IReadOnlyList<Clock> Start(
        IReadOnlyList<Clock> clocks,
        string stage,
        SlaRules rules,
        OwnerHours hours,
        Owner? responsible,
        Func<string, string?> valueOf,
        DateTimeOffset since)
    {
        var starting = AgreementClocks.Starting(stage, rules, valueOf).Where(rule => !clocks.Any(clock => clock.IsOpen && clock.Name == rule.Clock));
        return [.. clocks, .. starting.Select(rule => AgreementClocks.Start(rule, since, hours, responsible))];
    }

    /// <summary>What sales did keeps promises: in time, or late, which stays a breach. Evidence of the time before the deadline heals what came to be known late.</summary>
    public static IReadOnlyList<Clock> Met(IReadOnlyList<Clock> clocks, Evidence evidence) =>
        Each(clocks, clock => evidence.Of(clock) is { } at ? clock with { Met = at < clock.Started ? clock.Started : at, Breached = at <= clock.Due ? null : clock.Due } : clock);

    /// <summary>A promise whose time has run out is broken, and is still owed.</summary>
    public static IReadOnlyList<Clock> Breach(IReadOnlyList<Clock> clocks, DateTimeOffset now) =>
        Each(clocks, clock => clock.Breached is null && clock.Due <= now ? clock with { Breached = clock.Due } : clock);

    /// <summary>The lead goes back, or to somebody else: nobody owes anybody anything any more.</summary>
    public static IReadOnlyList<Clock> Stop(IReadOnlyList<Clock> clocks, DateTimeOffset now) => Each(clocks, clock => clock with { Stopped = now });

    /// <summary>Whoever has the lead answers for what is still owed.</summary>
    public static IReadOnlyList<Clock> HandOver(IReadOnlyList<Clock> clocks, Owner owner) =>
        Each(clocks, clock => clock.Responsible == owner || owner.IsQueue ? clock : clock with { Responsible = owner });

    /// <summary>A time in which a system was out of reach does not count: deadline and steps move by as much.</summary>
    /// <param name="hoursOf">Hours of whoever answers for a clock.</param>
    public static IReadOnlyList<Clock> Pause(IReadOnlyList<Clock> clocks, IReadOnlyList<Outage> outages, Func<Clock, OwnerHours> hoursOf, DateTimeOffset now) =>
        outages.Count == 0 ? clocks : Each(clocks, clock => Paused(clock, outages, hoursOf, now));

    /// <summary>Nobody could know what a promise was about for a while: what has not run out by then has as much more time.</summary>
    public static IReadOnlyList<Clock> Postpone(IReadOnlyList<Clock> clocks, DateTimeOffset since, DateTimeOffset now) => Each(clocks, clock =>
    {
        var lost = TimeSpan.FromSeconds(Math.Ceiling((now - (clock.Started > since ? clock.Started : since)).TotalSeconds));
        if (lost <= TimeSpan.Zero || clock.Breached is not null) return clock;
        return clock with { Due = clock.Due + lost, Ladder = [.. clock.Ladder.Select(step => step.Taken is null ? step with { Due = step.Due + lost } : step)] };
    });

    /// <summary>Steps whose time has come and that nobody has taken, the earliest first.</summary>
    public static IReadOnlyList<DueStep> DueSteps(IReadOnlyList<Clock> clocks, DateTimeOffset now) =>
    [
        .. clocks.Where(clock => clock.IsOpen)
            .SelectMany(clock => clock.Ladder.Select((step, number) => new DueStep(clock, step, number)))
            .Where(due => due.Step.Taken is null && due.Step.Due <= now)
            .OrderBy(due => due.Step.Due).ThenBy(due => due.Number),
    ];

    /// <summary>A step was taken: it is never due again.</summary>
    public static IReadOnlyList<Clock> Take(IReadOnlyList<Clock> clocks, DueStep due, DateTimeOffset now) =>
    [
        .. clocks.Select(clock => clock.Name == due.Clock.Name && clock.Started == due.Clock.Started && clock.IsOpen
            ? clock with { Ladder = [.. clock.Ladder.Select((step, number) => number == due.Number ? step with { Taken = step.Taken ?? now } : step)] }
            : clock),
    ];

    /// <summary>When time alone asks for the next look: a deadline, or a step of a ladder; null where nothing runs.</summary>
    public static DateTimeOffset? NextDue(IReadOnlyList<Clock> clocks) =>
        clocks.Where(clock => clock.IsOpen).SelectMany(Times).Min(time => (DateTimeOffset?)time);

    private static IEnumerable<DateTimeOffset> Times(Clock clock) =>
        clock.Ladder.Where(step => step.Taken is null).Select(step => step.Due).Concat(clock.Breached is null ? [clock.Due] : []);

    private static Clock Paused(Clock clock, IReadOnlyList<Outage> outages, Func<Clock, OwnerHours> hoursOf, DateTimeOffset now)
    {
        // An outage beyond the end is none of this clock's; one within it may move the end into the next.
        var last = Times(clock).Append(clock.Due).Max();
        List<Outage> lost = [.. outages.Where(outage => outage.From < last && (outage.To ?? now) > clock.Started).Select(outage => outage with { To = outage.To ?? now })];
        if (lost.SequenceEqual(clock.Paused)) return clock;

        var hours = hoursOf(clock);
        var due = clock.Breached is null ? Later(clock.Due, Deadline.Of(clock.Terms, clock.Started, hours, outages, now)) : clock.Due;
        return clock with
        {
            Due = due,
            Paused = lost,
            Ladder = [.. clock.Ladder.Select(step => step.Taken is null ? step with { Due = Later(step.Due, Deadline.At(step.At, clock.Terms, clock.Started, due, hours, outages, now)) } : step)],
        };
    }

    /// <summary>Hours may have changed since it started: an outage never brings a deadline nearer.</summary>
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static List<Clock> Each(IReadOnlyList<Clock> clocks, Func<Clock, Clock> then) => [.. clocks.Select(clock => clock.IsOpen ? then(clock) : clock)];
}

/// <summary>A step of a ladder whose time has come.</summary>
/// <param name="Number">Its place on the ladder, from 0.</param>
internal sealed record DueStep(Clock Clock, ClockStep Step, int Number);
