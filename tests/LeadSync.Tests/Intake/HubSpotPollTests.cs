using System.Globalization;
using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class HubSpotPollTests
{
    private const string Cursor = "poll/hubspot/cursor";
    private const string Search = "/contacts/search";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_poll_brings_the_whole_portal_behind_everything_else()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var ids = await ContactsAsync(intake, 5);

        await Poll(intake, pageSize: 2).RunAsync(Stop);

        var work = await intake.WorkAsync();
        work.Select(one => one.ContactId).ShouldBe(ids, ignoreOrder: true);
        work.ShouldAllBe(one => one.Lane == Lane.Bulk && one.Sides == Sides.HubSpot);
        (await intake.MarkAsync(Marks.HubSpotPolled)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_changed_contact_comes_with_its_row_as_of_the_question()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await SettledAsync(intake);

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await intake.ChangeAsync(id, "jobtitle", "Head of Data");
        var asked = intake.Time.GetUtcNow();
        await poll.RunAsync(Stop);

        var one = (await intake.WorkAsync()).ShouldHaveSingleItem();
        one.Lane.ShouldBe(Lane.Poll);
        one.HubSpotAt.ShouldBe(asked);
        var row = StoredJson.Read<ContactRow>(one.HubSpot!);
        row.Id.ShouldBe(id);
        row.Properties["jobtitle"].ShouldBe("Head of Data");
    }

    [Fact]
    public async Task When_nothing_changed_a_poll_costs_one_search_and_asks_for_no_look()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, _) = await SettledAsync(intake);
        var before = await IntakeUnderTest.CallsAsync(intake.Sandbox.HubSpot, Search);

        for (var round = 0; round < 3; round++)
        {
            intake.Time.Advance(TimeSpan.FromMinutes(1));
            await poll.RunAsync(Stop);
        }

        (await IntakeUnderTest.CallsAsync(intake.Sandbox.HubSpot, Search)).ShouldBe(before + 3);
        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_LeadSync_wrote_itself_is_no_news()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await SettledAsync(intake);

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await intake.ChangeAsync(id, "leadsync_score", "61");
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_marketers_button_goes_to_the_front()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await SettledAsync(intake);

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await intake.ChangeAsync(id, "leadsync_request", "handoff");
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lane.ShouldBe(Lane.HandRaiser);
    }

    [Fact]
    public async Task More_contacts_than_a_page_that_share_one_stamp_are_all_found()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var together = new List<string>();
        for (var i = 0; i < 7; i++) together.Add(await intake.ContactAsync($"same{i}@x.example"));
        intake.Time.Advance(TimeSpan.FromSeconds(5));
        var later = await intake.ContactAsync("later@x.example");

        await Poll(intake, pageSize: 2).RunAsync(Stop);

        (await intake.WorkAsync()).Select(one => one.ContactId).ShouldBe([.. together, later], ignoreOrder: true);
    }

    [Fact]
    public async Task A_contact_that_moves_while_pages_are_read_hides_no_other()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var ids = await ContactsAsync(intake, 6);
        var searches = 0;
        intake.BeforeCall = request =>
        {
            // By offset the third contact would now stand on the page that has been read.
            if (request.RequestUri!.AbsolutePath.EndsWith(Search, StringComparison.Ordinal) && ++searches == 2)
                intake.ChangeAsync(ids[0], "jobtitle", "moved").GetAwaiter().GetResult();
        };

        await Poll(intake, pageSize: 2).RunAsync(Stop);

        (await intake.WorkAsync()).Select(one => one.ContactId).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task A_worker_that_dies_between_two_pages_goes_on_where_it_was()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var ids = await ContactsAsync(intake, 6);
        using var killed = new CancellationTokenSource();
        var searches = 0;
        intake.BeforeCall = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith(Search, StringComparison.Ordinal) && ++searches == 3) killed.Cancel();
        };

        await Should.ThrowAsync<Exception>(Poll(intake, pageSize: 2).RunAsync(killed.Token));
        (await intake.WorkAsync()).Count.ShouldBeInRange(2, 4);
        (await intake.MarkAsync(Marks.HubSpotPolled)).ShouldBeNull();
        intake.BeforeCall = null;
        await intake.RestartAsync();
        await Poll(intake, pageSize: 2).RunAsync(Stop);

        var work = await intake.WorkAsync();
        work.Select(one => one.ContactId).ShouldBe(ids, ignoreOrder: true);
        work.ShouldAllBe(one => one.Lane == Lane.Bulk);
    }

    [Fact]
    public async Task Polled_again_and_again_a_contact_waits_once()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await ContactsAsync(intake, 3);

        for (var round = 0; round < 5; round++) await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_change_that_the_search_index_shows_minutes_late_is_found_by_looking_back()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await SettledAsync(intake);
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await intake.ChangeAsync(id, "jobtitle", "Head of Data");
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/limits", new { searchLag = "3m" });

        // Others have been seen since, so the cursor stands beyond the change.
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await SetCursorAsync(intake, intake.Time.GetUtcNow());
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty();

        intake.Time.Advance(TimeSpan.FromMinutes(5));
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().ContactId.ShouldBe(id);
    }

    [Fact]
    public async Task What_a_look_has_read_since_is_not_undone_by_an_index_that_lags()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (_, id) = await SettledAsync(intake);
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await intake.ChangeAsync(id, "jobtitle", "Head of Data");
        await intake.Database.WriteAsync(session =>
            WorkRows.Touch(session, new Arrival(LeadRows.ForContact(session, id, Some.Now)!.Lead, Sides.HubSpot, Lane.Event, Some.Now)));
        await intake.LookAsync();

        // The search still shows the contact as it was before.
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/limits", new { searchLag = "30s" });
        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_waits_for_a_fresh_read_is_not_answered_from_the_index()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await SettledAsync(intake);
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await intake.ChangeAsync(id, "jobtitle", "Head of Data");
        await intake.Database.WriteAsync(session =>
            WorkRows.Touch(session, new Arrival(LeadRows.ForContact(session, id, Some.Now)!.Lead, Sides.HubSpot, Lane.Event, Some.Now)));

        await poll.RunAsync(Stop);

        var one = (await intake.WorkAsync()).ShouldHaveSingleItem();
        one.HubSpot.ShouldBeNull();
        one.Lane.ShouldBe(Lane.Event);
    }

    private static HubSpotPoll Poll(IntakeUnderTest intake, int pageSize = 200) =>
        new(intake.HubSpot, intake.Database, intake.Rules, intake.Bells, intake.Time, pageSize);

    /// <summary>One contact that has been looked at, and a poll that has come to rest.</summary>
    private static async Task<(HubSpotPoll Poll, string Id)> SettledAsync(IntakeUnderTest intake)
    {
        var id = await intake.ContactAsync("ann@x.example", ("jobtitle", "Analyst"));
        var poll = Poll(intake);
        for (var round = 0; round < 3; round++)
        {
            await poll.RunAsync(Stop);
            await intake.LookAsync();
            intake.Time.Advance(TimeSpan.FromMinutes(5));
        }

        return (poll, id);
    }

    /// <summary>Each with a stamp of its own.</summary>
    private static async Task<List<string>> ContactsAsync(IntakeUnderTest intake, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await intake.ContactAsync($"person{i}@x.example"));
            intake.Time.Advance(TimeSpan.FromHours(1));
        }

        return ids;
    }

    private static Task SetCursorAsync(IntakeUnderTest intake, DateTimeOffset at) =>
        intake.Database.WriteAsync(session => Marks.Set(session, Cursor, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
}
