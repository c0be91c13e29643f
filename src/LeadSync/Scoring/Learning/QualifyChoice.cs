namespace LeadSync.Scoring.Learning;

/// <summary>A threshold, and what came of the leads at or above it, on leads that the rules had not seen.</summary>
/// <param name="AllWon">Won leads altogether, above it and below.</param>
internal sealed record QualifyChoice(int Score, int Leads, int Won, int AllLeads, int AllWon)
{
    /// <summary>The points from which on a lead is more likely to be won than not to be, in proportion to how many are: where the two shares lie furthest apart (Youden).</summary>
    public static double Sharpest(IReadOnlyList<double> points, IReadOnlyList<bool> won)
    {
        var (wins, rest) = (won.Count(one => one), won.Count(one => !one));
        var (best, bestGap, gap) = (double.PositiveInfinity, double.NegativeInfinity, 0.0);
        foreach (var same in Enumerable.Range(0, points.Count).GroupBy(lead => points[lead]).OrderByDescending(same => same.Key))
        {
            gap += same.Sum(lead => won[lead] ? 1.0 / wins : -1.0 / rest);
            if (gap > bestGap) (best, bestGap) = (same.Key, gap);
        }

        return best;
    }

    /// <param name="start">Points of a lead for which no rule holds, against even odds.</param>
    public static QualifyChoice At(int score, double start, IReadOnlyList<double> points, IReadOnlyList<bool> won)
    {
        var above = Enumerable.Range(0, points.Count).Where(lead => points[lead] - start >= score).ToList();
        return new QualifyChoice(score, above.Count, above.Count(lead => won[lead]), points.Count, won.Count(one => one));
    }

    /// <summary>The threshold that lets the best of all leads through, up to a share of them.</summary>
    public static QualifyChoice Best(double share, double start, IReadOnlyList<double> points, IReadOnlyList<bool> won)
    {
        var last = points.OrderDescending().ElementAt((int)(share * (points.Count - 1)));
        return At((int)Math.Ceiling(last - start), start, points, won);
    }
}
