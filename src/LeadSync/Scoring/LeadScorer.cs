using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>How good a person fits and how interested they are, each with its reasons; the reasons add up to the score.</summary>
internal static class LeadScorer
{
    /// <param name="valueOf">Answers the names in the conditions; null: the person's own values, which know no regions.</param>
    /// <param name="returned">The lead's last return from sales; null where there was none, or a score survives it whole.</param>
    public static Score Score(
        MarketingView who,
        ScoringRules rules,
        DateTimeOffset now,
        Func<string, string?>? valueOf = null,
        ReturnDiscount? returned = null)
    {
        if (!who.Exists) return Leads.Score.None;

        valueOf ??= new ConditionValues(who).ValueOf;
        var fading = new Fading(rules.HalfLife, returned, now);
        var fit = rules.Fit.Where(rule => rule.When.Holds(valueOf)).Select(rule => new ScoreReason(rule.Points, rule.Because)).ToList();
        var engagement = rules.Engagement.Select(rule => Reason(rule, who, valueOf, fading)).ToList();
        if (HubSpotScore(who, rules) is { } reason) engagement.Add(reason);

        var points = fit.Sum(reason => reason.Points);
        return new Score(points, engagement.Sum(reason => reason.Points), Grade(points, rules.Grades), StrongestFirst([.. fit, .. engagement]));
    }

    private static ScoreReason Reason(EngagementRule rule, MarketingView who, Func<string, string?> valueOf, Fading fading)
    {
        var matching = who.Engagements.Where(engagement =>
            string.Equals(engagement.Kind, rule.Event, StringComparison.OrdinalIgnoreCase)
            && rule.When?.Holds(EngagementValues.Of(engagement, valueOf)) is not false);
        return new ScoreReason(EngagementPoints.Of(rule, matching, fading), rule.Because);
    }

    /// <summary>HubSpot's own score counts as engagement: the grade is by our fit alone.</summary>
    private static ScoreReason? HubSpotScore(MarketingView who, ScoringRules rules)
    {
        if (rules.HubSpotScore.Length == 0) return null;
        if (!double.TryParse(who[rules.HubSpotScore], NumberStyles.Float, CultureInfo.InvariantCulture, out var score)) return null;
        if (!double.IsFinite(score) || Math.Abs(score) > MostBelievable) return null;
        return new ScoreReason((int)Math.Round(score, MidpointRounding.AwayFromZero), "HubSpot's own score");
    }

    /// <summary>A property beyond this is a date or an id, not a score.</summary>
    private const double MostBelievable = 1_000_000;

    private static string Grade(int fit, IReadOnlyList<GradeRule> grades) =>
        grades.FirstOrDefault(grade => grade.Floor is not { } floor || fit >= floor)?.Grade ?? "";

    private static List<ScoreReason> StrongestFirst(IEnumerable<ScoreReason> reasons) =>
        [.. reasons.Where(reason => reason.Points != 0).OrderByDescending(reason => Math.Abs(reason.Points)).ThenBy(reason => reason.Because, StringComparer.Ordinal)];
}
