namespace LeadSync.Scoring.Learning;

/// <summary>One tenth of the leads, the best scored first: what was expected of it and what came.</summary>
/// <param name="Expected">Mean chance given to these leads; null where the score gives none.</param>
/// <param name="Observed">Share that was won.</param>
/// <param name="Lift">How many times the share of all leads that is.</param>
internal sealed record Tenth(int Number, int Leads, double? Expected, double Observed, double Lift)
{
    private const int Parts = 10;

    /// <remarks>Leads with equal scores have no order among themselves: each counts with the mean of them all, so no tenth depends on how a file was sorted.</remarks>
    /// <param name="chances">Null where the score is no chance.</param>
    public static IReadOnlyList<Tenth> Of(IReadOnlyList<double> scores, IReadOnlyList<bool> won, IReadOnlyList<double>? chances)
    {
        var all = won.Average(one => one ? 1.0 : 0.0);
        var sorted = Enumerable.Range(0, scores.Count).GroupBy(lead => scores[lead]).OrderByDescending(equal => equal.Key)
            .SelectMany(equal =>
            {
                var (observed, expected) = (equal.Average(lead => won[lead] ? 1.0 : 0.0), chances is null ? 0 : equal.Average(lead => chances[lead]));
                return equal.Select(_ => (observed, expected));
            })
            .ToList();
        return
        [
            .. Enumerable.Range(0, Parts).Select(part =>
            {
                var leads = sorted[(part * sorted.Count / Parts)..((part + 1) * sorted.Count / Parts)];
                var observed = leads.Count == 0 ? 0 : leads.Average(lead => lead.observed);
                return new Tenth(part + 1, leads.Count, chances is null || leads.Count == 0 ? null : leads.Average(lead => lead.expected), observed, all > 0 ? observed / all : 0);
            }),
        ];
    }

    /// <summary>Mean squared distance between the chance given and what happened: 0 is perfect, and the same chance for all gives p(1-p).</summary>
    public static double Brier(IReadOnlyList<double> chances, IReadOnlyList<bool> won) =>
        chances.Select((chance, lead) => Math.Pow(chance - (won[lead] ? 1 : 0), 2)).Average();
}
