namespace LeadSync.Scoring.Learning;

/// <summary>How far one property alone gets: each lead scores the share of won leads among those of its level that it was not counted with.</summary>
internal static class SingleInput
{
    public static Auc Auc(LeadTable table, LearnableProperty property)
    {
        var alone = table.Only([property]);
        var column = table.Column(property);
        var scores = new double[table.Won.Count];
        foreach (var unseen in Folds.Deal(table.Won, Folds.Outer))
        {
            var seen = table.AllRows.Except(unseen).ToList();
            var levels = FirstLevels.Of(alone, seen);
            var shares = seen.GroupBy(row => LevelOf(column[row])).ToDictionary(same => same.Key, same => same.Average(row => table.Won[row] ? 1.0 : 0.0));
            var usual = seen.Average(row => table.Won[row] ? 1.0 : 0.0);
            foreach (var row in unseen) scores[row] = shares.GetValueOrDefault(LevelOf(column[row]), usual);

            int LevelOf(Cell cell) => levels.TakeWhile(level => !level.Holds(cell)).Count();
        }

        return Learning.Auc.Of(scores, table.Won);
    }
}
