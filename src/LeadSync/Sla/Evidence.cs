using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Sla;

/// <summary>A lead came to a stage.</summary>
/// <param name="At">When, by the evidence there is.</param>
/// <param name="ByPerson">Set by somebody in Salesforce, not by LeadSync.</param>
/// <param name="ReasonGiven">True also where the agreement asks for no reason.</param>
internal sealed record StageArrival(string Stage, DateTimeOffset At, bool ByPerson, bool ReasonGiven = true);

/// <summary>What sales is known to have done, and since when each promise is kept by it.</summary>
/// <param name="Touches">Oldest first.</param>
internal sealed record Evidence(StageArrival Arrival, IReadOnlyList<Touch> Touches, StageRules Stages)
{
    /// <summary>When a promise was kept; null where nothing known keeps it.</summary>
    public DateTimeOffset? Of(Clock clock) => clock switch
    {
        { IsWatch: true } or { Until: Clock.Taken } => null,
        { Terms.AtLeast: { } times } => Earlier(Since(clock, Touches.Where(touch => touch.IsAttempt)).Skip(times - 1).Select(touch => (DateTimeOffset?)touch.At).FirstOrDefault(), Answered(clock)),
        { Until: Clock.FirstTouch } => Since(clock, Touches).Select(touch => (DateTimeOffset?)touch.At).FirstOrDefault() ?? Answered(clock),
        _ => Reached(clock),
    };

    /// <summary>A rejection that a person gave, with its reason, answers every promise.</summary>
    private bool IsAnswer => Stages[Arrival.Stage].Ends is StageEnd.Return or StageEnd.Never && Arrival is { ByPerson: true, ReasonGiven: true };

    /// <summary>A touch is no stage: of those, only an answer counts for as many as are asked for.</summary>
    private DateTimeOffset? Answered(Clock clock) => clock.Until != Clock.FirstTouch ? Reached(clock) : IsAnswer ? Arrival.At : null;

    private DateTimeOffset? Reached(Clock clock)
    {
        if (Arrival.Stage == clock.Until) return Arrival.At;
        if (Stages.Order(Arrival.Stage) < 0) return null;

        // A way out stands late in the order without being progress: it is an answer only when a person gave it, with its reason.
        var reached = Stages[Arrival.Stage].Ends is StageEnd.Return or StageEnd.Never
            ? IsAnswer
            : Stages.Order(clock.Until) >= 0 && Stages.Order(Arrival.Stage) > Stages.Order(clock.Until);
        return reached ? Arrival.At : null;
    }

    private static IEnumerable<Touch> Since(Clock clock, IEnumerable<Touch> touches) => touches.Where(touch => touch.At >= clock.Started);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || (other is not null && other < one) ? other : one;
}
