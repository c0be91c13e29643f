namespace LeadSync.Scoring.Learning;

/// <summary>Makes few rules out of many levels: what cannot be told apart becomes one rule, what cannot be told from nothing becomes none.</summary>
internal static class Merging
{
    /// <summary>Standard errors between two weights from which on they are two.</summary>
    private const double Apart = 1;

    /// <summary>Two levels that hold together were sought among thousands, so they have to stand out more.</summary>
    private const double StandsOut = 1.7;

    /// <summary>One round: of each property the two levels that are closest, if they are close. Null where there is nothing left to do.</summary>
    public static IReadOnlyList<LearnedRule>? Round(IReadOnlyList<LearnedRule> rules, FittedWeights fitted)
    {
        var steps = Enumerable.Range(0, rules.Count)
            .GroupBy(rule => string.Join('+', rules[rule].Parts.Select(part => part.Property.Name)))
            .Select(same => Closest(rules, fitted, [.. same]))
            .OfType<Step>()
            .ToList();
        if (steps.Count == 0) return null;

        var next = rules.ToList<LearnedRule?>();
        foreach (var step in steps)
        {
            next[step.Rule] = step.Joined is { } joined ? new LearnedRule([joined]) : null;
            if (step.Other is { } other) next[other] = null;
        }

        return [.. next.OfType<LearnedRule>()];
    }

    private static Step? Closest(IReadOnlyList<LearnedRule> rules, FittedWeights fitted, List<int> same)
    {
        var steps = same.Select(rule => new Step(rule, null, null, Distance(fitted, rule, null) / (rules[rule].Parts.Count > 1 ? StandsOut : Apart)))
            .Concat(
                from rule in same
                from other in same
                where rule < other && rules[rule].Parts.Count == 1
                let joined = Level.Join(rules[rule].Parts[0], rules[other].Parts[0])
                where joined is not null
                select new Step(rule, other, joined, Distance(fitted, rule, other) / Apart));
        return steps.MinBy(step => step.Distance) is { Distance: < 1 } closest ? closest : null;
    }

    /// <summary>Standard errors between the weights of two rules, or of one and 0.</summary>
    private static double Distance(FittedWeights fitted, int rule, int? other)
    {
        var (one, covariance) = (rule + 1, fitted.Covariance);
        if (other is not { } place) return Math.Abs(fitted.Weights[one]) / Math.Sqrt(covariance[one, one]);

        var two = place + 1;
        return Math.Abs(fitted.Weights[one] - fitted.Weights[two]) / Math.Sqrt(covariance[one, one] + covariance[two, two] - (2 * covariance[one, two]));
    }

    /// <param name="Joined">What the two become; null where a rule goes.</param>
    /// <param name="Distance">Below 1: close.</param>
    private sealed record Step(int Rule, int? Other, Level? Joined, double Distance);
}
