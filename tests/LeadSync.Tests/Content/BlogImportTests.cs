using LeadSync.Content;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Content;

public sealed class BlogImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posts_come_with_the_names_of_their_tags_and_are_part_of_the_catalogue()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var library = new Library(here.Database);
        (await library.StockAsync(here.Rules.Current, Stop)).Content.Find("https://www.acme.example/blog/single-sign-on").ShouldBeNull();

        await Import(here, library).RunAsync(Stop);

        var rules = await library.StockAsync(here.Rules.Current, Stop);
        var piece = rules.Content.Find("https://WWW.acme.example/blog/single-sign-on/?hsLang=en").ShouldNotBeNull();
        (piece.Title, piece.Link).ShouldBe(("A checklist for single sign-on", "https://www.acme.example/blog/single-sign-on"));
        piece.Topics.ShouldBe(["security", "migration"]);
        (await library.StockAsync(here.Rules.Current, Stop)).ShouldBeSameAs(rules); // put together once
    }

    [Fact]
    public async Task Where_nothing_changed_a_round_costs_one_call_and_a_change_comes_with_the_next()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var library = new Library(here.Database);
        await Import(here, library).RunAsync(Stop);
        var before = await CallsAsync(here);

        for (var round = 0; round < 4; round++)
        {
            here.Time.Advance(TimeSpan.FromMinutes(15));
            await Import(here, library).RunAsync(Stop);
        }

        (await CallsAsync(here) - before).ShouldBe(4);

        await PublishAsync(here, "A checklist for single sign-on", "https://www.acme.example/blog/single-sign-on", "identity");
        await Import(here, library).RunAsync(Stop);

        (await library.StockAsync(here.Rules.Current, Stop)).Content.Find("https://www.acme.example/blog/single-sign-on")!.Topics.ShouldBe(["identity"]);
        (await PostsAsync(here)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_post_that_was_taken_off_is_gone_a_day_later()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var library = new Library(here.Database);
        await Import(here, library).RunAsync(Stop);
        await PublishAsync(here, "Nordwind", "https://www.acme.example/blog/nordwind", state: "DRAFT");

        here.Time.Advance(TimeSpan.FromDays(1));
        await Import(here, library).RunAsync(Stop);

        (await PostsAsync(here)).Select(post => post.Url).ShouldNotContain("https://www.acme.example/blog/nordwind");
        (await library.StockAsync(here.Rules.Current, Stop)).Content.Posts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Many_posts_are_read_to_their_end()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        await here.Sandbox.HubSpot.SendAsync("/_sandbox/posts", Enumerable.Range(0, 240).Select(number => new { name = $"Post {number}", url = $"https://www.acme.example/blog/{number}", tags = new[] { $"tag {number}" } }));

        await Import(here, new Library(here.Database)).RunAsync(Stop);

        var posts = await PostsAsync(here);
        posts.Count.ShouldBe(244);
        posts.Single(post => post.Title == "Post 239").Topics.ShouldBe(["tag 239"]);
    }

    [Fact]
    public async Task A_token_that_may_not_read_the_blog_is_said_once_and_nothing_stops()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        await here.Sandbox.HubSpot.SendAsync("/_sandbox/faults", new[] { new { method = "GET", path = "/cms/*", status = 403, times = 2 } });
        var log = new CollectingLogger<BlogImport>();
        var import = Import(here, new Library(here.Database), log);

        await import.RunAsync(Stop);
        await import.RunAsync(Stop);
        log.Said.ShouldHaveSingleItem().Text.ShouldContain("scope content");

        await import.RunAsync(Stop);
        (await PostsAsync(here)).Count.ShouldBe(4);
    }

    private static BlogImport Import(IntakeUnderTest here, Library library, CollectingLogger<BlogImport>? log = null) =>
        new(here.HubSpot, here.Database, library, here.Time, log ?? new());

    private static Task<List<BlogPost>> PostsAsync(IntakeUnderTest here) => here.Database.ReadAsync(PostRows.All, Stop);

    private static async Task<long> CallsAsync(IntakeUnderTest here) =>
        await IntakeUnderTest.CallsAsync(here.Sandbox.HubSpot, "/posts") + await IntakeUnderTest.CallsAsync(here.Sandbox.HubSpot, "/tags");

    private static async Task PublishAsync(IntakeUnderTest here, string name, string url, string? tag = null, string state = "PUBLISHED") =>
        await here.Sandbox.HubSpot.SendAsync("/_sandbox/posts", new[] { new { name, url, tags = tag is null ? Array.Empty<string>() : [tag], state } });
}
