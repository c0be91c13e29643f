using LeadSync.HubSpot;
using LeadSync.Intake;

namespace LeadSync.Tests.Intake;

public sealed class SearchWalkTests
{
    private static readonly ContactSearch Asked = new() { SinceMs = 100, Limit = 2 };

    [Fact]
    public void The_last_page_ends_it() => SearchWalk.Next(Asked, Page(null, (1, 100), (2, 150))).ShouldBeNull();

    [Fact]
    public void The_next_page_begins_at_the_last_stamp_seen()
    {
        var next = SearchWalk.Next(Asked, Page("2", (1, 120), (2, 150)));

        next.ShouldBe(Asked with { SinceMs = 150 });
    }

    [Fact]
    public void A_page_of_one_stamp_is_walked_through_by_id()
    {
        var exact = SearchWalk.Next(Asked, Page("2", (7, 100), (9, 100)))!;
        exact.ShouldBe(Asked with { ExactMs = 100 });

        var further = SearchWalk.Next(exact, Page("2", (7, 100), (9, 100)))!;
        further.ShouldBe(Asked with { ExactMs = 100, AfterId = "9" });

        SearchWalk.Next(further, Page(null, (12, 100))).ShouldBe(Asked with { SinceMs = 101 });
    }

    [Fact]
    public void A_page_whose_contacts_are_all_gone_is_passed_by_its_offset() =>
        SearchWalk.Next(Asked, Page("2")).ShouldBe(Asked with { After = "2" });

    [Theory]
    [InlineData("2026-11-18T12:00:00.123Z", 1795003200123)]
    [InlineData("1795003200123", 1795003200123)]
    public void Stamps_are_read_as_HubSpot_writes_them(string stamp, long ms) => SearchWalk.Ms(stamp).ShouldBe(ms);

    private static ContactPage Page(string? after, params (int Id, long Ms)[] contacts) => new(
        contacts.Length,
        [.. contacts.Select(one => new HubSpotContact($"{one.Id}", new Dictionary<string, string?> { ["lastmodifieddate"] = $"{one.Ms}" }))],
        after);
}
