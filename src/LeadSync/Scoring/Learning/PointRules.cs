namespace LeadSync.Scoring.Learning;

/// <summary>Weights as whole points: ten points more double the odds that a lead is won.</summary>
/// <param name="Start">Points of a lead for which no rule holds, against even odds; the rules themselves start at 0.</param>
internal sealed record PointRules(IReadOnlyList<PointRule> Rules, double Start)
{
    private const double PointsADoubling = 10;

    private static readonly double PointsALogOdds = PointsADoubling / Math.Log(2);

    public static PointRules Of(LearnedModel model) => new(
        [.. model.Rules.Select((rule, at) => new PointRule(rule, Points(model.Weights[at + 1]))).Where(rule => rule.Points != 0)],
        model.Weights[0] * PointsALogOdds);

    /// <summary>By row, the points of a lead.</summary>
    public IReadOnlyList<int> Scores(LeadTable table, IReadOnlyList<int> rows) =>
        [.. Design.Of(table, rows, [.. Rules.Select(rule => rule.Rule)]).Holding.Select(holding => holding.Sum(rule => Rules[rule].Points))];

    /// <summary>The chance that a score stands for.</summary>
    public double Chance(double score) => LogisticRegression.Chance((Start + score) / PointsALogOdds);

    private static int Points(double logOdds) => (int)Math.Round(logOdds * PointsALogOdds, MidpointRounding.AwayFromZero);
}

internal sealed record PointRule(LearnedRule Rule, int Points);
