using FsCheck;
using FsCheck.Fluent;
using LeadSync.Content;
using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Content;

public sealed class InterestsTests
{
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(14);

    [Fact]
    public void What_was_read_lately_weighs_more_and_what_was_asked_for_weighs_most()
    {
        var interests = Of(Read("prices", daysAgo: 1), Read("security", daysAgo: 30), Read("security", daysAgo: 31), Read("migration", daysAgo: 3, EngagementKind.Download));

        interests.Select(interest => interest.Topic).ShouldBe(["migration", "prices", "security"]);
        interests[1].Weight.ShouldBe(Math.Pow(0.5, 1 / 14.0), 1e-9);
        interests[2].Last.ShouldBe(Some.Now.AddDays(-30));
    }

    [Fact]
    public void A_piece_with_two_topics_counts_for_both() =>
        Of(Read("security;migration", daysAgo: 1)).Select(interest => interest.Topic).ShouldBe(["migration", "security"]);

    [Theory]
    [InlineData("rising", 1, 2, 3)]
    [InlineData("rising", 1, 2, 20, 9)]
    [InlineData("steady", 1)] // one page more or less is no trend
    [InlineData("steady", 1, 2, 20, 21)]
    [InlineData("fading", 20, 21)]
    [InlineData("fading", 1, 16, 17, 18, 19)]
    [InlineData("steady", 100, 101, 102)] // what is older than two half-lives tells of no trend
    public void A_trend_compares_a_half_life_with_the_one_before(string trend, params int[] daysAgo) =>
        Of([.. daysAgo.Select(days => Read("security", days))]).ShouldHaveSingleItem().Trend.ToString().ToLowerInvariant().ShouldBe(trend);

    [Fact]
    public void Told_twice_it_counts_once()
    {
        var read = Read("security", daysAgo: 1);

        Of(read, read).ShouldBe(Of(read));
    }

    /// <summary>Else a brief would change, and be written, though nothing happened.</summary>
    [Fact]
    public void Time_alone_changes_no_order()
    {
        var reading =
            from topic in Gen.Elements("security", "prices", "migration", "support")
            from daysAgo in Gen.Choose(0, 200)
            from kind in Gen.Elements(EngagementKind.PageView, EngagementKind.Download, EngagementKind.EmailOpen)
            select Read(topic, daysAgo, kind);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
            reading.ListOf().ToArbitrary(),
            Gen.Choose(0, 400).ToArbitrary(),
            (read, later) =>
            {
                var before = Interests.Of(read, HalfLife, Some.Now).Select(interest => interest.Topic).ToList();
                var after = Interests.Of(read, HalfLife, Some.Now.AddDays(later)).ToDictionary(interest => interest.Topic, interest => interest.Weight);

                // Equal weights may come out a hair apart.
                return before.Zip(before.Skip(1)).All(pair => after[pair.First] >= after[pair.Second] * (1 - 1e-9));
            }));
    }

    private static IReadOnlyList<Interest> Of(params IReadOnlyList<Engagement> read) => Interests.Of(read, HalfLife, Some.Now);

    private static Engagement Read(string topic, int daysAgo, string kind = EngagementKind.PageView) =>
        Some.Engagement(kind, TimeSpan.FromDays(daysAgo)) with { Topic = topic };
}
