namespace LeadSync.Scoring.Learning;

/// <summary>How good the learner is on leads it has not seen: each tenth is judged by what the other nine taught, everything from the cuts to the rounding learned anew.</summary>
/// <param name="Chances">Chance given to each lead by a model that had not seen it.</param>
/// <param name="Points">Points likewise, by the rounded rules; with each model's start in, so that tenths compare.</param>
/// <param name="FoldAucs">The model's AUC within each fold.</param>
internal sealed record CrossValidation(IReadOnlyList<double> Chances, IReadOnlyList<double> Points, IReadOnlyList<double> FoldAucs, Auc Learned, Auc Rules)
{
    public static CrossValidation Of(LeadTable table)
    {
        var (chances, points) = (new double[table.Won.Count], new double[table.Won.Count]);
        var aucs = new List<double>();
        foreach (var unseen in Folds.Deal(table.Won, Folds.Outer))
        {
            var model = RuleLearner.Learn(table, [.. table.AllRows.Except(unseen)]);
            var rules = PointRules.Of(model);
            foreach (var (row, logOdds) in unseen.Zip(model.LogOdds(table, unseen))) chances[row] = LogisticRegression.Chance(logOdds);
            foreach (var (row, score) in unseen.Zip(rules.Scores(table, unseen))) points[row] = rules.Start + score;

            aucs.Add(Auc.Of([.. unseen.Select(row => chances[row])], [.. unseen.Select(row => table.Won[row])]).Value);
        }

        return new CrossValidation(chances, points, aucs, Auc.Of(chances, table.Won), Auc.Of(points, table.Won));
    }
}
