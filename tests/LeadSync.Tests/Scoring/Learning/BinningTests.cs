using FsCheck;
using FsCheck.Fluent;
using LeadSync.Scoring.Learning;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring.Learning;

public sealed class BinningTests
{
    private const int Least = 5;

    private static readonly Gen<(decimal Number, bool Won)[]> Leads =
        from leads in (from number in Gen.Choose(0, 60) from luck in Gen.Choose(0, 60) select ((decimal)number, (number * 7 % 60) > luck)).ArrayOf(200)
        select leads;

    [Fact]
    public void A_number_has_six_stretches_at_most_each_with_enough_leads() => Specification.Holds(Leads, leads =>
    {
        var cuts = Binning.Cuts(leads, Least);

        cuts.Count.ShouldBeLessThan(Binning.MostStretches);
        cuts.ShouldBe(cuts.Distinct().Order());
        for (var part = 0; part <= cuts.Count; part++)
            leads.Count(lead => (part == 0 || lead.Number >= cuts[part - 1]) && (part == cuts.Count || lead.Number < cuts[part])).ShouldBeGreaterThanOrEqualTo(Least);
    });

    [Fact]
    public void It_is_cut_where_the_outcomes_change_at_a_number_that_one_would_write()
    {
        var leads = Enumerable.Range(0, 200).Select(at => (at < 100 ? 313m + at : 1_187m + at, at >= 100));

        Binning.Cuts(leads, Least).ShouldBe([1_000m]); // anywhere from 412 to 1,287
    }

    [Fact]
    public void Where_a_number_says_nothing_it_is_not_cut() =>
        Binning.Cuts(Enumerable.Range(0, 200).Select(at => ((decimal)(at / 2), at % 2 == 0)), Least).ShouldBeEmpty();
}
