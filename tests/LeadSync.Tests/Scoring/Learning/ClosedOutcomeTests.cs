using LeadSync.Leads;
using LeadSync.Scoring.Learning;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring.Learning;

public sealed class ClosedOutcomeTests
{
    [Theory]
    [InlineData(Stage.Won, null, true)]
    [InlineData(Stage.Lost, null, false)]
    [InlineData(Stage.Disqualified, null, false)]
    [InlineData(Stage.Recycled, "Poor fit", false)]
    [InlineData(Stage.Unreachable, "poor fit", false)]
    [InlineData(Stage.Recycled, "Timing", null)]
    [InlineData(Stage.Unreachable, null, null)]
    [InlineData(Stage.Nurture, "Poor fit", null)]
    [InlineData(Stage.Sal, null, null)]
    public void Only_an_end_that_says_something_about_fit_counts(string stage, string? reason, bool? won)
    {
        using var config = TempConfig.Shipped();

        ClosedOutcome.Of(Some.Lead() with { Stage = stage, ReturnReason = reason }, config.Read().Rulebook!.Stages).ShouldBe(won);
    }

    [Theory]
    [InlineData(199, 80)]
    [InlineData(1_000, 49)]
    [InlineData(1_000, 951)]
    public void Too_little_data_is_refused_with_the_reason(int leads, int won) =>
        EnoughData.WhyNot([.. Enumerable.Range(0, leads).Select(lead => lead < won)])!.ShouldContain(leads < EnoughData.LeastOutcomes ? "199 outcomes" : "it takes 50 of either");

    [Fact]
    public void Enough_is_enough() => EnoughData.WhyNot([.. Enumerable.Range(0, 200).Select(lead => lead < 50)]).ShouldBeNull();
}
