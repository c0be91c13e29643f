namespace LeadSync.Scoring.Learning;

/// <summary>The chance that a lead that was won scores higher than one that was not; 0.5 is no better than a coin.</summary>
/// <param name="Low">Lower end of the interval that holds the true figure in 95 of 100 samples; <paramref name="High"/> is the upper.</param>
internal sealed record Auc(double Value, double Low, double High)
{
    private const double In95Of100 = 1.959964;

    /// <summary>By ranks, equal scores counting half; the interval by DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988).</summary>
    /// <remarks>Where one side is empty there is nothing to compare: 0.5, anywhere from 0 to 1.</remarks>
    public static Auc Of(IReadOnlyList<double> scores, IReadOnlyList<bool> won)
    {
        var wins = Enumerable.Range(0, won.Count).Where(lead => won[lead]).ToList();
        var rest = Enumerable.Range(0, won.Count).Where(lead => !won[lead]).ToList();
        if (wins.Count == 0 || rest.Count == 0) return new Auc(0.5, 0, 1);

        var among = Ranks(scores, [.. Enumerable.Range(0, scores.Count)]);
        var amongWins = Ranks(scores, wins);
        var amongRest = Ranks(scores, rest);

        // The share of the other side that each lead stands above (won) or below (not won).
        var above = wins.Select(lead => (among[lead] - amongWins[lead]) / rest.Count).ToList();
        var below = rest.Select(lead => 1 - ((among[lead] - amongRest[lead]) / wins.Count)).ToList();
        var value = above.Average();
        var deviation = Math.Sqrt((Variance(above) / wins.Count) + (Variance(below) / rest.Count));
        return new Auc(value, Math.Max(0, value - (In95Of100 * deviation)), Math.Min(1, value + (In95Of100 * deviation)));
    }

    /// <summary>Ranks from 1, equal scores sharing their middle one, by lead.</summary>
    private static Dictionary<int, double> Ranks(IReadOnlyList<double> scores, List<int> leads)
    {
        var ranks = new Dictionary<int, double>(leads.Count);
        var sorted = leads.OrderBy(lead => scores[lead]).ToList();
        for (var first = 0; first < sorted.Count;)
        {
            var last = first;
            while (last + 1 < sorted.Count && scores[sorted[last + 1]] == scores[sorted[first]]) last++;
            for (var at = first; at <= last; at++) ranks[sorted[at]] = ((first + last) / 2.0) + 1;
            first = last + 1;
        }

        return ranks;
    }

    private static double Variance(List<double> values)
    {
        if (values.Count < 2) return 0;
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
