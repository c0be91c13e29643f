using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>Is the score enough? One number, or engagement and grade apart; all that is asked for must hold.</summary>
internal static class Threshold
{
    public static Readiness Of(Score score, ScoringRules rules)
    {
        var asked = Asked(score, rules).ToList();
        if (asked.Count == 0) return new Readiness(false, "no score makes a lead ready: qualifyAt is empty");

        var isReady = asked.TrueForAll(part => part.Met);
        return new Readiness(isReady, string.Join(" and ", asked.Where(part => part.Met == isReady).Select(part => part.Sentence)));
    }

    private static IEnumerable<(bool Met, string Sentence)> Asked(Score score, ScoringRules rules)
    {
        var at = rules.QualifyAt;
        if (at.Score is { } total) yield return Points("scored", score.Total, total);
        if (at.Engagement is { } engagement) yield return Points("engagement", score.Engagement, engagement);
        if (at.Grade is { } grade) yield return (IsAsGood(score.Grade, grade, rules.Grades), $"grade {Named(score.Grade)}, {grade} needed");
    }

    private static (bool Met, string Sentence) Points(string what, int points, int needed) =>
        points >= needed ? (true, $"{what} {points} of {needed} needed") : (false, $"{what} {points} of the {needed} needed");

    /// <summary>Grades stand best first; one that nobody agreed on is never good enough.</summary>
    private static bool IsAsGood(string grade, string needed, IReadOnlyList<GradeRule> grades)
    {
        var place = Place(grade, grades);
        return place < grades.Count && place <= Place(needed, grades) && Place(needed, grades) < grades.Count;
    }

    private static int Place(string grade, IReadOnlyList<GradeRule> grades) =>
        grades.TakeWhile(rule => !string.Equals(rule.Grade, grade, StringComparison.OrdinalIgnoreCase)).Count();

    private static string Named(string grade) => grade.Length == 0 ? "unknown" : grade;
}
