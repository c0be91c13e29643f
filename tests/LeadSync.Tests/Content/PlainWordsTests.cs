using LeadSync.Content;

namespace LeadSync.Tests.Content;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("ORGANIC_SEARCH", "a search engine")]
    [InlineData("organic search", "a search engine")]
    [InlineData("email marketing, campaign spring launch", "our e-mail, campaign spring launch")]
    [InlineData("campaign fair", "campaign fair")]
    [InlineData("A_NEW_ONE", "a new one")]
    public void A_channel_reads_alike_as_HubSpot_writes_it_and_as_it_shows_it(string channel, string words) => PlainWords.Channel(channel).ShouldBe(words);
}
