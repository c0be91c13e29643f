namespace LeadSync.Scoring.Learning;

/// <summary>Where to cut a number into stretches: at most six, each with enough leads, where the share of won leads changes most.</summary>
internal static class Binning
{
    public const int MostStretches = 6;

    /// <summary>A cut has to explain at least so much of the log likelihood: below that it is chance (chi square 6, one degree of freedom).</summary>
    private const double LeastGain = 3;

    /// <param name="values">Each lead's number, and how it ended.</param>
    /// <returns>Lower ends of all stretches but the first, rising.</returns>
    public static IReadOnlyList<decimal> Cuts(IEnumerable<(decimal Number, bool Won)> values, int leastLeads)
    {
        var sorted = values.OrderBy(value => value.Number).ToList();
        var wins = new int[sorted.Count + 1];
        for (var i = 0; i < sorted.Count; i++) wins[i + 1] = wins[i] + (sorted[i].Won ? 1 : 0);

        var stretches = new List<(int From, int To)> { (0, sorted.Count) };
        while (stretches.Count < MostStretches)
        {
            var best = stretches.Select(stretch => BestCut(sorted, wins, stretch, leastLeads)).MaxBy(cut => cut.Gain);
            if (best.Gain < LeastGain) break;
            var at = stretches.FindIndex(stretch => stretch.From < best.At && best.At < stretch.To);
            var (from, to) = stretches[at];
            stretches[at] = (from, best.At);
            stretches.Insert(at + 1, (best.At, to));
        }

        return [.. stretches.Skip(1).Select(stretch => Roundest(sorted[stretch.From - 1].Number, sorted[stretch.From].Number))];
    }

    private static (double Gain, int At) BestCut(List<(decimal Number, bool Won)> sorted, int[] wins, (int From, int To) stretch, int leastLeads)
    {
        var best = (Gain: 0.0, At: 0);
        for (var at = stretch.From + leastLeads; at <= stretch.To - leastLeads; at++)
        {
            if (sorted[at - 1].Number == sorted[at].Number) continue;
            var gain = Fit(wins, stretch.From, at) + Fit(wins, at, stretch.To) - Fit(wins, stretch.From, stretch.To);
            if (gain > best.Gain) best = (gain, at);
        }

        return best;
    }

    /// <summary>Log likelihood of a stretch whose leads all have the same chance.</summary>
    private static double Fit(int[] wins, int from, int to)
    {
        double leads = to - from, won = wins[to] - wins[from];
        return won == 0 || won == leads ? 0 : (won * Math.Log(won / leads)) + ((leads - won) * Math.Log(1 - (won / leads)));
    }

    /// <summary>The number an admin would write between two others: the one with the fewest digits; above the lower, at most the higher.</summary>
    private static decimal Roundest(decimal lower, decimal higher)
    {
        for (var step = 1_000_000_000m; step >= 0.000_001m; step /= 10)
        {
            if (Math.Abs(higher) / step > 1_000_000_000m) break;
            var round = Math.Floor(higher / step) * step;
            if (round > lower) return round / 1.000000000000000000000000000000000m;
        }

        return higher;
    }
}
