using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class BlogTests
{
    [Theory]
    [InlineData("/cms/v3/blogs")]
    [InlineData("/cms/blogs/2026-03")]
    [InlineData("/cms/blogs/2026-09")]
    public async Task Posts_and_tags_are_served_in_pages_under_both_families(string root)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var first = await sandbox.HubSpot.JsonAsync($"{root}/posts?limit=3&state__eq=PUBLISHED");
        var rest = await sandbox.HubSpot.JsonAsync($"{root}/posts?limit=3&state__eq=PUBLISHED&after={first["paging"]!["next"]!["after"]}");
        var tags = (await sandbox.HubSpot.JsonAsync($"{root}/tags"))["results"]!.AsArray();

        first["results"]!.AsArray().Count.ShouldBe(3);
        rest["paging"].ShouldBeNull();
        var post = rest["results"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)post["url"]!).ShouldBe("https://www.acme.example/blog/single-sign-on");
        post["tagIds"]!.AsArray().Select(id => (string)tags.Single(tag => (string)tag!["id"]! == id!.ToString())!["name"]!).ShouldBe(["security", "migration"]);
    }

    [Fact]
    public async Task What_marketing_publishes_is_told_by_the_time_of_its_change()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = (string)(await sandbox.HubSpot.JsonAsync("/_sandbox/clock"))["now"]!;
        await sandbox.AdvanceAsync("1m");

        await sandbox.HubSpot.SendAsync("/_sandbox/posts", new[] { new { name = "News", url = "https://www.acme.example/blog/news", tags = new[] { "news" } } });

        (await sandbox.HubSpot.JsonAsync($"/cms/v3/blogs/posts?updatedAfter={Uri.EscapeDataString(before)}"))["results"]!.AsArray().ShouldHaveSingleItem()!["name"]!.ToString().ShouldBe("News");
    }

    [Fact]
    public async Task A_post_without_an_address_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await sandbox.HubSpot.PostAsync("/_sandbox/posts", new[] { new { name = "News" } });

        ((int)refused.StatusCode).ShouldBe(400);
    }
}
