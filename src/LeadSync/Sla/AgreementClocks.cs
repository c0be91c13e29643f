using LeadSync.Rules;
using NodaTime;

namespace LeadSync.Sla;

/// <summary>Which clocks of the agreement start, when they are due, and what they do at their end.</summary>
internal static class AgreementClocks
{
    /// <summary>How long an owner has after coming in, when a deadline fell while they were out.</summary>
    private static readonly Duration AfterOpening = Duration.FromHours(2);

    /// <summary>The clocks that start when a lead enters a stage; of those with one name, the first whose <c>when</c> matches.</summary>
    public static IReadOnlyList<ClockRule> Starting(string stage, SlaRules rules, Func<string, string?> valueOf) =>
        [.. rules.Clocks.Where(rule => rule.From == stage && rule.When?.Holds(valueOf) is not false).DistinctBy(rule => rule.Clock)];

    /// <summary>A clock that waits for a stage; touches and attempts are not counted yet, so a clock on them could never be met.</summary>
    public static bool WaitsForStage(ClockRule rule, StageRules stages) => rule.AtLeast is null && stages.Order(rule.Until) >= 0;

    public static DateTimeOffset Due(ClockRule rule, DateTimeOffset started, OwnerHours hours)
    {
        var start = Instant.FromDateTimeOffset(started);
        var within = Duration.FromTimeSpan(rule.Within);
        var due = rule.Time == ClockTime.Business ? OfficeTime.Add(start, within, hours) : start + within;
        return (rule.DueInHours ? InHours(due, hours) : due).ToDateTimeOffset();
    }

    /// <summary>Does the lead go back to marketing when the clock runs out?</summary>
    /// <remarks>A reassignment that ends in a revert is a revert until leads are reassigned. A revert planned after the deadline waits for that too.</remarks>
    public static bool Reverts(ClockRule rule) =>
        rule.Then.Any(step => step is { At: <= 1, Deed: LadderDeed.Revert } or { At: <= 1, Deed: LadderDeed.Reassign, Otherwise: LadderDeed.Revert });

    private static Instant InHours(Instant due, OwnerHours hours) => hours.From(due).FirstOrDefault() switch
    {
        null => due,
        var window when window.Contains(due) => due,
        var next => next.Start + AfterOpening,
    };
}
