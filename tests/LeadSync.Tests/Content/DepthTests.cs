using LeadSync.Content;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Content;

public sealed class DepthTests
{
    private static readonly BriefRules Rules = new() { Seconds = "seconds" };

    [Fact]
    public void Half_an_hour_of_silence_ends_a_visit() =>
        Of(Some.Person(), 200, 190, 160, 129, 10, 5, 0).ShouldBe(new Depth(Visits: 3, Pages: 7, Minutes: 50, AtLeast: true)); // 200 to 160, 129 alone, 10 to 0

    [Fact]
    public void HubSpots_own_sums_count_where_they_know_of_more() =>
        Of(Some.Person(("hs_analytics_num_visits", "18"), ("hs_analytics_num_page_views", "81"), ("seconds", "1569")), 0).ShouldBe(new Depth(18, 81, 26, AtLeast: false));

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("-4")]
    [InlineData("1e300")]
    public void What_is_no_count_counts_nothing(string text) =>
        Of(Some.Person(("hs_analytics_num_visits", text), ("hs_analytics_num_page_views", text), ("seconds", text))).ShouldBe(new Depth(0, 0, null, AtLeast: true));

    [Fact]
    public void Mails_are_no_visits() =>
        Depth.Of(Some.Person().Doing(Some.Engagement(EngagementKind.EmailClick), Some.Engagement(EngagementKind.EmailOpen)), Rules).Visits.ShouldBe(0);

    private static Depth Of(MarketingView who, params int[] minutesAgo) =>
        Depth.Of(who.Doing(minutesAgo.Select(minutes => Some.Engagement(ago: TimeSpan.FromMinutes(minutes)))), Rules);
}
