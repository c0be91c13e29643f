namespace LeadSync.Scoring.Learning;

/// <summary>Finds the few pairs of levels that mean more, or less, together than their weights add up to.</summary>
internal static class Pairing
{
    /// <summary>How many pairs a round adds at most: an admin shall be able to read the rules.</summary>
    public const int Most = 10;

    /// <summary>Score statistic (chi square, one degree of freedom) from which on a pair is worth a try; it stays only where its weight stands out.</summary>
    private const double LeastStatistic = 8;

    /// <summary>By the score test: what is left unexplained where both hold, against how much that may vary.</summary>
    public static IReadOnlyList<LearnedRule> Find(LeadTable table, IReadOnlyList<int> rows, IReadOnlyList<LearnedRule> rules, Design design, FittedWeights fitted, IReadOnlyList<Level> levels)
    {
        var holding = Design.Of(table, rows, [.. levels.Select(level => new LearnedRule([level]))]).Holding;
        var size = levels.Count;
        var (left, spread, leads) = (new double[size, size], new double[size, size], new int[size, size]);
        for (var lead = 0; lead < rows.Count; lead++)
        {
            var chance = LogisticRegression.Chance(LogisticRegression.LogOdds(design.Holding[lead], fitted.Weights));
            foreach (var one in holding[lead])
            {
                foreach (var two in holding[lead])
                {
                    if (two >= one) break;
                    left[one, two] += (design.Won[lead] ? 1 : 0) - chance;
                    spread[one, two] += chance * (1 - chance);
                    leads[one, two]++;
                }
            }
        }

        var least = 2 * FirstLevels.LeastLeads(rows.Count);
        var known = rules.Where(rule => rule.Parts.Count > 1).Select(rule => rule.Parts).ToList();
        return
        [
            .. (from one in Enumerable.Range(0, size)
                from two in Enumerable.Range(0, one)
                where leads[one, two] >= least && levels[one].Property != levels[two].Property
                let statistic = left[one, two] * left[one, two] / spread[one, two]
                where statistic > LeastStatistic
                orderby statistic descending
                select new LearnedRule([levels[two], levels[one]]))
                .Where(pair => !known.Exists(parts => parts.SequenceEqual(pair.Parts)))
                .Take(Most),
        ];
    }
}
