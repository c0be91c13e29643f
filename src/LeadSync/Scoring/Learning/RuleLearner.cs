namespace LeadSync.Scoring.Learning;

/// <summary>From closed leads to weighted rules: levels, penalty, merging, a few pairs. The same leads give the same rules.</summary>
internal static class RuleLearner
{
    private static readonly double[] Penalties = [0.3, 1, 3, 10, 30];

    /// <summary>Pairs are sought again when some were found: each explains what another seemed to.</summary>
    private const int RoundsOfPairs = 3;

    public static LearnedModel Learn(LeadTable table, IReadOnlyList<int> rows)
    {
        var levels = FirstLevels.Of(table, rows);
        IReadOnlyList<LearnedRule> rules = [.. levels.Select(level => new LearnedRule([level]))];
        var penalty = BestPenalty(Design.Of(table, rows, rules));

        (rules, var design, var fitted) = Merge(table, rows, rules, penalty);
        for (var round = 0; round < RoundsOfPairs; round++)
        {
            var pairs = Pairing.Find(table, rows, rules, design, fitted, levels);
            if (pairs.Count == 0) break;
            (rules, design, fitted) = Merge(table, rows, [.. rules, .. pairs], penalty);
        }

        return new LearnedModel(rules, fitted.Weights, penalty);
    }

    private static (IReadOnlyList<LearnedRule> Rules, Design Design, FittedWeights Fitted) Merge(
        LeadTable table, IReadOnlyList<int> rows, IReadOnlyList<LearnedRule> rules, double penalty)
    {
        while (true)
        {
            var design = Design.Of(table, rows, rules);
            var fitted = LogisticRegression.Fit(design, penalty);
            if (Merging.Round(rules, fitted) is not { } fewer) return (rules, design, fitted);
            rules = fewer;
        }
    }

    /// <summary>The penalty whose weights are least surprised by leads they have not seen.</summary>
    private static double BestPenalty(Design design)
    {
        var folds = Folds.Deal(design.Won, Folds.Inner);
        return Penalties.MinBy(penalty => folds.Average(unseen =>
        {
            var seen = Enumerable.Range(0, design.Won.Count).Except(unseen).ToList();
            return LogisticRegression.Surprise(design.Of(unseen), LogisticRegression.Fit(design.Of(seen), penalty).Weights);
        }));
    }
}

/// <param name="Weights">Log odds: the intercept first, then one a rule.</param>
/// <param name="Penalty">The penalty that cross-validation chose.</param>
internal sealed record LearnedModel(IReadOnlyList<LearnedRule> Rules, IReadOnlyList<double> Weights, double Penalty)
{
    /// <summary>By row, the log odds that a lead is won.</summary>
    public IReadOnlyList<double> LogOdds(LeadTable table, IReadOnlyList<int> rows) =>
        [.. Design.Of(table, rows, Rules).Holding.Select(holding => LogisticRegression.LogOdds(holding, Weights))];
}
