using LeadSync.Content;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Content;

public sealed class TopicsTests
{
    private static readonly ContentRules Rules = new ContentRules([
        new ContentRule("/guides/security*", "Security guide", "security", "mql", "pdf", null),
        new ContentRule("https://blog.acme.example/*/pricing", "Prices", "pricing", "mql", "post", null),
        new ContentRule("/all*", "Anything", "", "mql", "page", null),
    ]).With([new BlogPost("1", "https://Blog.acme.example/sso/", "Single sign-on", ["security", "migration"], null), new BlogPost("2", "https://acme.example/guides/security-post", "A post", ["blog"], null)]);

    [Theory]
    [InlineData("https://acme.example/guides/security-basics", "security")]
    [InlineData("https://acme.example/Guides/Security/?utm_source=mail#top", "security")]
    [InlineData("/guides/security", "security")]
    [InlineData("https://blog.acme.example/2026/pricing", "pricing")]
    [InlineData("https://acme.example/2026/pricing", null)]
    [InlineData("https://acme.example/all/guides/security", null)]
    [InlineData("https://blog.acme.example/sso?hsLang=en", "security;migration")]
    [InlineData("https://acme.example/guides/security-post", "security")] // the admin's entry goes before HubSpot's tag
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_page_is_about_what_the_first_entry_that_fits_says_else_about_the_tags_of_the_post(string? url, string? topic) =>
        Topics.Told([Some.Engagement() with { Url = url }], Rules).ShouldHaveSingleItem().Topic.ShouldBe(topic);

    [Fact]
    public void A_topic_follows_a_later_change_of_the_catalogue()
    {
        var read = Topics.Told([Some.Engagement() with { Url = "/guides/security" }], Rules);

        Topics.Told(read, new ContentRules([new ContentRule("/guides/*", "Guides", "trust", "", "", null)])).ShouldHaveSingleItem().Topic.ShouldBe("trust");
        Topics.Told(read, new ContentRules([])).ShouldHaveSingleItem().Topic.ShouldBeNull();
    }
}
