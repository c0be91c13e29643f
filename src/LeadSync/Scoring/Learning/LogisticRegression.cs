using MathNet.Numerics.LinearAlgebra;

namespace LeadSync.Scoring.Learning;

/// <summary>Logistic regression with an L2 penalty on the weights, not on the intercept, by Newton's method.</summary>
/// <remarks>The penalised likelihood is strictly concave, so the weights are the only ones there are, and do not depend on where the search began.</remarks>
internal static class LogisticRegression
{
    private const int MostSteps = 50;
    private const double Settled = 1e-7;

    /// <summary>In log odds: no step between two sensible sets of weights is longer.</summary>
    private const double LongestStep = 4;

    /// <param name="penalty">Above 0. It is the precision of a normal prior around 0, as if so much evidence for "no effect" were in.</param>
    public static FittedWeights Fit(Design design, double penalty)
    {
        var size = design.Rules + 1;
        var weights = Vector<double>.Build.Dense(size);
        for (var step = 1; ; step++)
        {
            var (slope, curvature) = Derivatives(design, [.. weights], penalty);
            var factor = Matrix<double>.Build.DenseOfArray(curvature).Cholesky();
            var move = factor.Solve(slope);
            if (step > MostSteps || move.AbsoluteMaximum() < Settled)
                return new FittedWeights([.. weights], factor.Solve(Matrix<double>.Build.DenseIdentity(size)));

            // Far from the top a full step can overshoot.
            weights += move * Math.Min(1, LongestStep / move.AbsoluteMaximum());
        }
    }

    /// <summary>Chance that a lead is won, by its log odds.</summary>
    public static double Chance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>How badly the weights tell how leads ended: the mean of minus the log of the chance given to what happened.</summary>
    public static double Surprise(Design design, IReadOnlyList<double> weights) =>
        design.Holding.Select((holding, lead) => Math.Log(1 + Math.Exp(design.Won[lead] ? -LogOdds(holding, weights) : LogOdds(holding, weights)))).Average();

    public static double LogOdds(int[] holding, IReadOnlyList<double> weights)
    {
        var sum = weights[0];
        foreach (var rule in holding) sum += weights[rule + 1];
        return sum;
    }

    private static (Vector<double> Slope, double[,] Curvature) Derivatives(Design design, double[] weights, double penalty)
    {
        var size = weights.Length;
        var slope = new double[size];
        var curvature = new double[size, size];
        for (var lead = 0; lead < design.Holding.Count; lead++)
        {
            var holding = design.Holding[lead];
            var chance = Chance(LogOdds(holding, weights));
            var (error, spread) = ((design.Won[lead] ? 1 : 0) - chance, chance * (1 - chance));
            slope[0] += error;
            curvature[0, 0] += spread;
            for (var i = 0; i < holding.Length; i++)
            {
                var row = holding[i] + 1;
                slope[row] += error;
                curvature[row, 0] += spread;
                for (var j = 0; j <= i; j++) curvature[row, holding[j] + 1] += spread;
            }
        }

        for (var at = 1; at < size; at++)
        {
            slope[at] -= penalty * weights[at];
            curvature[at, at] += penalty;
            for (var before = 0; before < at; before++) curvature[before, at] = curvature[at, before];
        }

        return (Vector<double>.Build.Dense(slope), curvature);
    }
}

/// <param name="Weights">The intercept first, then one a rule: log odds.</param>
/// <param name="Covariance">How far off the weights may be, and how they go together.</param>
internal sealed record FittedWeights(IReadOnlyList<double> Weights, Matrix<double> Covariance);
