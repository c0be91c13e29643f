using LeadSync.Rules;

namespace LeadSync.Scoring.Learning;

/// <summary>The rules in force with another fit, threshold and grades: what an admin may take over, or not.</summary>
/// <param name="Fit">The learned rules with what supports each, strongest first within a property.</param>
/// <param name="Choices">What other thresholds would give.</param>
internal sealed record Proposal(ScoringRules Rules, IReadOnlyList<SupportedRule> Fit, QualifyChoice Qualify, IReadOnlyList<QualifyChoice> Choices)
{
    /// <summary>A threshold below 1 cannot be written: then every lead starts with points of its own.</summary>
    private const int StartsWith = 50;

    private static readonly double[] Shares = [0.1, 0.2, 0.3, 0.4, 0.5];

    public static Proposal Of(LeadTable table, PointRules points, CrossValidation heldOut, ScoringRules today)
    {
        // Held-out points count from even odds, the rules' own from 0.
        var floor = (int)Math.Ceiling(QualifyChoice.Sharpest(heldOut.Points, table.Won) - points.Start);
        var lifted = floor < 1 ? StartsWith - floor : 0;
        var start = points.Start - lifted;
        var scores = points.Scores(table, table.AllRows).Select(score => score + lifted).ToList();

        var fit = points.Rules.Select(rule => SupportedRule.Of(table, rule)).OrderBy(rule => rule.Property, StringComparer.Ordinal).ThenByDescending(rule => rule.Rule.Points).ToList();
        if (lifted > 0) fit.Insert(0, SupportedRule.Start(table, lifted));
        var qualify = QualifyChoice.At(floor + lifted, start, heldOut.Points, table.Won);
        var rules = today with
        {
            QualifyAt = new QualifyAt(qualify.Score, null, null),
            Fit = [.. fit.Select(rule => rule.Rule)],
            Grades = Grades(today.Grades, scores),
        };
        return new Proposal(rules, fit, qualify, [.. Shares.Select(share => QualifyChoice.Best(share, start, heldOut.Points, table.Won)).Where(choice => choice.Score > 0).DistinctBy(choice => choice.Score)]);
    }

    /// <summary>The same grades, each for an equal share of these leads.</summary>
    private static List<GradeRule> Grades(IReadOnlyList<GradeRule> today, List<int> scores)
    {
        var sorted = scores.OrderDescending().ToList();
        var grades = new List<GradeRule>();
        foreach (var (place, grade) in today.Index())
        {
            int? floor = sorted[Math.Min(sorted.Count - 1, (place + 1) * sorted.Count / today.Count)];
            if (grades is [.., { Floor: { } above }] && floor >= above) floor = above - 1;
            grades.Add(grade with { Floor = grade.Floor is null ? null : floor });
        }

        return grades;
    }
}

/// <param name="Property">Names of the properties it is about, for the order of the file.</param>
internal sealed record SupportedRule(FitRule Rule, string Property, int Leads, int Won)
{
    public static SupportedRule Of(LeadTable table, PointRule points)
    {
        var rows = table.AllRows.Where(table.Test(points.Rule)).ToList();
        return new SupportedRule(
            new FitRule(points.Rule.When, points.Points, LevelWords.Of(points.Rule)),
            string.Join(" and ", points.Rule.Parts.Select(part => part.Property.Name)),
            rows.Count,
            rows.Count(row => table.Won[row]));
    }

    /// <summary>Points that every lead has.</summary>
    public static SupportedRule Start(LeadTable table, int points) => new(
        new FitRule(new Condition.Any([new Condition.Test("email", Operator.Exists, ["true"]), new Condition.Test("email", Operator.Exists, ["false"])]), points, "start of every lead"),
        "",
        table.Won.Count,
        table.Won.Count(won => won));
}
