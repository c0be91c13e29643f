namespace LeadSync.Scoring.Learning;

/// <summary>Whether there is enough to learn from. With less, a figure is a guess and a rule an anecdote.</summary>
internal static class EnoughData
{
    public const int LeastOutcomes = 200;

    /// <summary>Of either kind: ten levels at five events each, and five leads a fold to be judged by.</summary>
    public const int LeastOfEither = 50;

    /// <summary>Why not; null where there is.</summary>
    public static string? WhyNot(IReadOnlyList<bool> won)
    {
        var wins = won.Count(one => one);
        if (won.Count < LeastOutcomes)
            return $"There are {won.Count:N0} outcomes, and it takes {LeastOutcomes} to learn from: with fewer, chance would write the rules.";
        if (Math.Min(wins, won.Count - wins) < LeastOfEither)
        {
            return $"Of {won.Count:N0} outcomes {wins:N0} were won and {won.Count - wins:N0} were not, and it takes {LeastOfEither} of either: "
                + $"each weight needs {FirstLevels.EventsALevel} leads of the rarer kind.";
        }

        return null;
    }
}
