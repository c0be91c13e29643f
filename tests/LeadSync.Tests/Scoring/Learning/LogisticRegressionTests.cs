using FsCheck;
using FsCheck.Fluent;
using LeadSync.Scoring.Learning;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring.Learning;

public sealed class LogisticRegressionTests
{
    private static readonly Gen<Design> Designs =
        from rules in Gen.Choose(1, 5)
        from leads in (from holding in Gen.Elements(true, false).ArrayOf(rules) from won in Gen.Elements(true, false) select (holding, won)).ListOf().Where(leads => leads.Count > 0)
        select new Design([.. leads.Select(lead => Enumerable.Range(0, rules).Where(rule => lead.holding[rule]).ToArray())], [.. leads.Select(lead => lead.won)], rules);

    [Fact]
    public void It_finds_the_weights_that_made_the_outcomes()
    {
        double[] truth = [-0.5, 1.5, -2, 0];
        var random = new Random(7);
        var holding = Enumerable.Range(0, 40_000).Select(_ => Enumerable.Range(0, 3).Where(_ => random.NextDouble() < 0.4).ToArray()).ToList();
        var won = holding.ConvertAll(rules => random.NextDouble() < LogisticRegression.Chance(LogisticRegression.LogOdds(rules, truth)));

        var found = LogisticRegression.Fit(new Design(holding, won, 3), 1);

        for (var at = 0; at < truth.Length; at++)
        {
            found.Weights[at].ShouldBe(truth[at], 0.1);
            Math.Abs(found.Weights[at] - truth[at]).ShouldBeLessThan(4 * Math.Sqrt(found.Covariance[at, at]));
        }
    }

    [Fact]
    public void At_the_end_no_weight_can_be_bettered() => Specification.Holds(
        from design in Designs.Where(design => design.Won.Contains(true) && design.Won.Contains(false))
        from penalty in Gen.Choose(1, 50).Select(tenths => tenths / 10.0)
        select (design, penalty),
        drawn =>
        {
            var weights = LogisticRegression.Fit(drawn.design, drawn.penalty).Weights;
            var best = Loss(drawn.design, weights, drawn.penalty);
            for (var at = 0; at < weights.Count; at++)
                foreach (var step in (double[])[-0.01, 0.01])
                    Loss(drawn.design, [.. weights.Select((weight, place) => place == at ? weight + step : weight)], drawn.penalty).ShouldBeGreaterThan(best);
        });

    [Fact]
    public void A_higher_penalty_means_smaller_weights() => Specification.Holds(Designs.Where(design => design.Won.Contains(true) && design.Won.Contains(false)), design =>
        Size(LogisticRegression.Fit(design, 10).Weights).ShouldBeLessThanOrEqualTo(Size(LogisticRegression.Fit(design, 1).Weights) + 1e-6));

    private static double Loss(Design design, IReadOnlyList<double> weights, double penalty) =>
        (design.Won.Count * LogisticRegression.Surprise(design, weights)) + (penalty / 2 * Math.Pow(Size(weights), 2));

    private static double Size(IReadOnlyList<double> weights) => Math.Sqrt(weights.Skip(1).Sum(weight => weight * weight));
}
