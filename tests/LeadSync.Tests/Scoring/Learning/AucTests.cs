using FsCheck;
using FsCheck.Fluent;
using LeadSync.Scoring.Learning;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring.Learning;

public sealed class AucTests
{
    private static readonly Gen<(double Score, bool Won)[]> Leads =
        from leads in (from score in Gen.Choose(0, 12) from won in Gen.Elements(true, false) select ((double)score, won)).ListOf()
        select leads.ToArray();

    [Fact]
    public void It_is_the_share_of_pairs_in_which_the_won_lead_scores_higher() => Specification.Holds(Leads, leads =>
    {
        var pairs = (from won in leads where won.Won from lost in leads where !lost.Won select won.Score > lost.Score ? 1 : won.Score == lost.Score ? 0.5 : 0).ToList();

        Of(leads).Value.ShouldBe(pairs.Count == 0 ? 0.5 : pairs.Average(), 1e-9);
    });

    [Fact]
    public void Its_interval_is_that_of_the_published_formula() => Specification.Holds(Leads.Where(leads => leads.Count(lead => lead.Won) > 1 && leads.Count(lead => !lead.Won) > 1), leads =>
    {
        // DeLong, DeLong and Clarke-Pearson, written down pair by pair.
        var (won, lost) = (leads.Where(lead => lead.Won).ToList(), leads.Where(lead => !lead.Won).ToList());
        var variance = (Variance([.. won.Select(one => lost.Average(other => Wins(one.Score, other.Score)))]) / won.Count)
            + (Variance([.. lost.Select(other => won.Average(one => Wins(one.Score, other.Score)))]) / lost.Count);
        var auc = Of(leads);

        auc.High.ShouldBe(Math.Min(1, auc.Value + (1.96 * Math.Sqrt(variance))), 1e-4);
        auc.Low.ShouldBe(Math.Max(0, auc.Value - (1.96 * Math.Sqrt(variance))), 1e-4);
    });

    [Fact]
    public void The_tenths_do_not_depend_on_the_order_of_equal_leads() => Specification.Holds(
        from leads in Leads.Where(leads => leads.Length > 0)
        from shuffled in Gen.Shuffle(leads)
        select (leads, shuffled),
        drawn => Tenths(drawn.shuffled).Zip(Tenths(drawn.leads)).ShouldAllBe(pair => Math.Abs(pair.First.Observed - pair.Second.Observed) < 1e-9));

    [Fact]
    public void The_best_tenth_is_the_first()
    {
        var leads = Enumerable.Range(0, 100).Select(lead => ((double)lead, lead >= 90)).ToArray();

        Tenths(leads)[0].ShouldBe(new Tenth(1, 10, null, 1, 10));
        Tenths(leads)[9].Observed.ShouldBe(0);
    }

    private static Auc Of((double Score, bool Won)[] leads) => Auc.Of([.. leads.Select(lead => lead.Score)], [.. leads.Select(lead => lead.Won)]);

    private static IReadOnlyList<Tenth> Tenths((double Score, bool Won)[] leads) => Tenth.Of([.. leads.Select(lead => lead.Score)], [.. leads.Select(lead => lead.Won)], null);

    private static double Wins(double one, double other) => one > other ? 1 : one == other ? 0.5 : 0;

    private static double Variance(List<double> values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Count - 1);
}
