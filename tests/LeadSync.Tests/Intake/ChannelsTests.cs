using LeadSync.Intake;

namespace LeadSync.Tests.Intake;

public sealed class ChannelsTests
{
    [Theory]
    [InlineData("ORGANIC_SEARCH", "https://acme.example/a", "organic search")]
    [InlineData("DIRECT_TRAFFIC", null, "direct traffic")]
    [InlineData("PAID_SOCIAL", "https://acme.example/a?utm_campaign=spring_launch", "paid social, campaign spring launch")]
    [InlineData("OTHER_CAMPAIGNS", "https://acme.example/a?utm_campaign=fair", "campaign fair")]
    [InlineData("A_NEW_ONE", null, "a new one")]
    [InlineData(null, "https://acme.example/a?utm_source=partner_x&utm_medium=email&utm_campaign=May#top", "email marketing, campaign May")]
    [InlineData(null, "https://acme.example/a?utm_source=partner_x", "partner x")]
    [InlineData(null, "https://acme.example/a?utm_campaign=May", "campaign May")]
    [InlineData(null, "https://acme.example/a?x=1", null)]
    [InlineData(null, null, null)]
    public void Is_said_in_words_that_people_read(string? source, string? url, string? words) => Channels.Of(source, url).ShouldBe(words);

    [Fact]
    public void What_the_event_says_itself_goes_before_the_address() =>
        Channels.Of("EMAIL_MARKETING", "https://acme.example/a?utm_campaign=old", new Dictionary<string, string?> { ["hs_utm_campaign"] = "May" }).ShouldBe("email marketing, campaign May");
}
