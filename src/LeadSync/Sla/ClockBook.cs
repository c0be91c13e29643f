using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Sla;

/// <summary>What happens to a lead's clocks. Open clocks keep the terms they were started with, whatever the rules say now.</summary>
internal static class ClockBook
{
    /// <summary>The lead enters a stage: its clocks start; one of the same name that still runs goes on as it is.</summary>
    public static IReadOnlyList<Clock> Start(
        IReadOnlyList<Clock> clocks,
        string stage,
        SlaRules rules,
        StageRules stages,
        OwnerHours hours,
        Func<string, string?> valueOf,
        DateTimeOffset now)
    {
        var starting = AgreementClocks.Starting(stage, rules, valueOf)
            .Where(rule => AgreementClocks.WaitsForStage(rule, stages) && !clocks.Any(clock => clock.IsOpen && clock.Name == rule.Clock));
        return [.. clocks, .. starting.Select(rule => Started(rule, hours, now))];
    }

    /// <summary>The lead came to a stage: clocks that waited for it are met.</summary>
    public static IReadOnlyList<Clock> Met(IReadOnlyList<Clock> clocks, StageArrival arrival, StageRules stages, DateTimeOffset at) =>
        Each(clocks, clock => Meets(arrival, clock.Until, stages), clock => clock with { Met = at });

    /// <summary>Open clocks that have run out.</summary>
    public static IReadOnlyList<Clock> Overdue(IReadOnlyList<Clock> clocks, DateTimeOffset now) =>
        [.. clocks.Where(clock => clock.IsOpen && clock.Due <= now)];

    /// <summary>Clocks that have run out are broken promises, and run no more.</summary>
    public static IReadOnlyList<Clock> Breach(IReadOnlyList<Clock> clocks, DateTimeOffset now) =>
        Each(clocks, clock => clock.Due <= now, clock => clock with { Breached = now });

    /// <summary>The lead goes back: nobody owes anybody anything any more.</summary>
    public static IReadOnlyList<Clock> Stop(IReadOnlyList<Clock> clocks, DateTimeOffset now) =>
        Each(clocks, _ => true, clock => clock with { Stopped = now });

    /// <summary>When time alone asks for the next look; null where nothing runs.</summary>
    public static DateTimeOffset? NextDue(IReadOnlyList<Clock> clocks) =>
        clocks.Where(clock => clock.IsOpen).Min(clock => (DateTimeOffset?)clock.Due);

    private static Clock Started(ClockRule rule, OwnerHours hours, DateTimeOffset now) =>
        new(rule.Clock, rule.Until, now, AgreementClocks.Due(rule, now, hours), AgreementClocks.Reverts(rule));

    private static bool Meets(StageArrival arrival, string until, StageRules stages)
    {
        if (arrival.Stage == until) return true;
        if (stages.Order(arrival.Stage) < 0) return false;

        // A way out stands late in the order without being progress: it is an answer only when a person gave it, with its reason.
        return stages[arrival.Stage].Ends is StageEnd.Return or StageEnd.Never
            ? arrival is { ByPerson: true, ReasonGiven: true }
            : stages.Order(until) >= 0 && stages.Order(arrival.Stage) > stages.Order(until);
    }

    private static List<Clock> Each(IReadOnlyList<Clock> clocks, Func<Clock, bool> when, Func<Clock, Clock> then) =>
        [.. clocks.Select(clock => clock.IsOpen && when(clock) ? then(clock) : clock)];
}

/// <summary>A lead came to a stage.</summary>
/// <param name="ByPerson">Set by somebody in Salesforce, not by LeadSync.</param>
/// <param name="ReasonGiven">True also where the agreement asks for no reason.</param>
internal sealed record StageArrival(string Stage, bool ByPerson, bool ReasonGiven = true);
