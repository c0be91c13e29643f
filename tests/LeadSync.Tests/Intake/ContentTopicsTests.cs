using LeadSync.Intake;
using LeadSync.Rules;

namespace LeadSync.Tests.Intake;

public sealed class ContentTopicsTests
{
    private static readonly ContentRules Rules = new([
        new ContentRule("/guides/security*", "Security guide", "security", "mql", "pdf", null),
        new ContentRule("https://blog.acme.example/*/pricing", "Prices", "pricing", "mql", "post", null),
        new ContentRule("*", "Anything", "", "mql", "page", null),
    ]);

    [Theory]
    [InlineData("https://acme.example/guides/security-basics", "security")]
    [InlineData("https://acme.example/Guides/Security/?utm_source=mail#top", "security")]
    [InlineData("/guides/security", "security")]
    [InlineData("https://blog.acme.example/2026/pricing", "pricing")]
    [InlineData("https://acme.example/2026/pricing", null)]
    [InlineData("https://acme.example/all/guides/security", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_page_is_about_what_the_first_entry_that_fits_says(string? url, string? topic) => ContentTopics.Of(url, Rules).ShouldBe(topic);
}
