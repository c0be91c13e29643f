using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Intake.Visitors;

namespace LeadSync.Tests.Intake;

public sealed class EngagementReadingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Long_lists_are_read_to_their_end()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);
        var visits = Enumerable.Range(1, 230).Select(n => (object)new { email = "ann@x.example", @event = "page_view", url = $"https://acme.example/{n}", at = intake.Time.GetUtcNow().AddSeconds(n) });
        var forms = Enumerable.Range(1, 120).Select(n => (object)new { email = "ann@x.example", @event = "form_submit", form = "Newsletter", at = intake.Time.GetUtcNow().AddSeconds(n) });

        await HappensAsync(intake, [.. visits, .. forms]);
        await poll.RunAsync(Stop);

        var kept = await KeptAsync(intake, id);
        kept.Count(engagement => engagement.Kind == EngagementKind.PageView).ShouldBe(230);
        kept.Count(engagement => engagement.Kind == EngagementKind.FormSubmit).ShouldBe(120);
    }

    [Fact]
    public async Task What_was_read_to_its_end_is_not_read_again()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await KnownContactAsync(intake);
        await HappensAsync(intake, [.. Enumerable.Range(1, 230).Select(n => (object)new { email = "ann@x.example", @event = "page_view", url = $"https://acme.example/{n}", at = intake.Time.GetUtcNow().AddHours(-n) })]);
        var pages = 0;
        intake.BeforeCall = request => pages += request.RequestUri!.Query.Contains("e_visited_page", StringComparison.Ordinal) ? 1 : 0;

        await Poll(intake).RunAsync(Stop);
        pages.ShouldBe(3);
        await Poll(intake).RunAsync(Stop);

        pages.ShouldBe(4);
    }

    [Fact]
    public async Task Stopped_between_two_pages_it_reads_them_again()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);
        await HappensAsync(intake, [.. Enumerable.Range(1, 230).Select(n => (object)new { email = "ann@x.example", @event = "page_view", url = $"https://acme.example/{n}", at = intake.Time.GetUtcNow().AddSeconds(n) })]);
        using var killed = new CancellationTokenSource();
        var pages = 0;
        intake.BeforeCall = request =>
        {
            if (request.RequestUri!.Query.Contains("e_visited_page", StringComparison.Ordinal) && ++pages == 2) killed.Cancel();
        };

        await Should.ThrowAsync<Exception>(poll.RunAsync(killed.Token));
        intake.BeforeCall = null;
        await Poll(intake).RunAsync(Stop);

        (await KeptAsync(intake, id)).Count.ShouldBe(230);
    }

    [Fact]
    public async Task What_the_account_refuses_is_said_once_and_rests_while_the_rest_goes_on()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await KnownContactAsync(intake);
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/portal", new { tier = "professional" });
        await HappensAsync(intake, new { email = "ann@x.example", @event = "form_submit", form = "Newsletter" });
        var logger = new CollectingLogger<EngagementPoll>();
        var poll = Poll(intake, logger);

        await poll.RunAsync(Stop);
        var calls = await IntakeUnderTest.CallsAsync(intake.Sandbox.HubSpot, "/v3/events");
        intake.Time.Advance(TimeSpan.FromMinutes(59));
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem();
        (await IntakeUnderTest.CallsAsync(intake.Sandbox.HubSpot, "/v3/events")).ShouldBe(calls);
        logger.Said.Select(one => one.Text.Split(';')[0]).ShouldBe(
            ["HubSpot does not tell of page views", "HubSpot does not tell of downloads", "HubSpot does not tell of form events", "HubSpot does not tell of custom events"]);

        intake.Time.Advance(TimeSpan.FromMinutes(2));
        await poll.RunAsync(Stop);

        (await IntakeUnderTest.CallsAsync(intake.Sandbox.HubSpot, "/v3/events")).ShouldBeGreaterThan(calls);
        logger.Said.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_no_rule_gives_points_for_is_kept_for_the_brief()
    {
        await using var intake = await IntakeUnderTest.StartAsync(rules => rules with { Scoring = rules.Scoring with { Engagement = [], HandRaisers = [] } });
        var id = await KnownContactAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "form_submit", form = "Newsletter" },
            new { email = "ann@x.example", @event = "email_open", title = "News of May" },
            new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/blog" },
            new { email = "ann@x.example", @event = "custom", name = "webinar_attended" });

        await Poll(intake).RunAsync(Stop);

        var kept = await KeptAsync(intake, id);
        kept.Select(engagement => engagement.Kind).ShouldBe(["form_submit", "email_open", "page_view", "custom"], ignoreOrder: true);
        kept.Single(engagement => engagement.Kind == EngagementKind.Custom).Title.ShouldBe("Webinar attended");
    }

    [Fact]
    public async Task A_form_that_nobody_fills_in_is_read_once_an_hour_until_a_contact_tells_of_it()
    {
        await using var intake = await IntakeUnderTest.StartAsync(rules => rules with { Scoring = rules.Scoring with { HandRaisers = [] } });
        var (poll, id) = await StartedAsync(intake);
        await poll.RunAsync(Stop);
        await HappensAsync(intake, new { email = "ann@x.example", @event = "form_submit", form = "Newsletter" });
        var before = await SubmissionCallsAsync(intake);

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await poll.RunAsync(Stop);
        (await SubmissionCallsAsync(intake)).ShouldBe(before);

        await ContactPoll(intake).RunAsync(Stop);
        await poll.RunAsync(Stop);

        (await SubmissionCallsAsync(intake)).ShouldBe(before + 1, "of the three forms one was filled in");
        (await KeptAsync(intake, id)).ShouldHaveSingleItem().Key.ShouldStartWith("form/");
    }

    [Fact]
    public async Task A_custom_event_that_stays_silent_is_asked_for_ever_more_rarely()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await KnownContactAsync(intake);
        await HappensAsync(intake, new { email = "ann@x.example", @event = "custom", name = "trial_begun", at = intake.Time.GetUtcNow().AddDays(-40) });
        var asked = new List<TimeSpan>();
        intake.BeforeCall = request =>
        {
            if (request.RequestUri!.Query.Contains("trial_begun", StringComparison.Ordinal)) asked.Add(intake.Time.GetUtcNow() - Some.Now);
        };
        var poll = Poll(intake);

        for (var minute = 0; minute < 240; minute++)
        {
            await poll.RunAsync(Stop);
            intake.Time.Advance(TimeSpan.FromMinutes(1));
        }

        asked.Select(at => at.TotalMinutes).ShouldBe([0, 5, 15, 35, 75, 135, 195]);
    }

    [Fact]
    public async Task A_type_that_the_account_cannot_use_keeps_no_other_from_being_read()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "custom", name = "document_viewed" },
            new { email = "ann@x.example", @event = "download", url = "https://acme.example/guide.pdf" });
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/faults", new[]
        {
            new { method = "GET", path = "/events/*", query = "document_viewed", status = 403, times = 9, body = new { status = "error", message = "Not for this account", category = "MISSING_SCOPES" } },
        });

        await poll.RunAsync(Stop);
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await HappensAsync(intake, new { email = "ann@x.example", @event = "download", url = "https://acme.example/prices.pdf" });
        await poll.RunAsync(Stop);

        (await KeptAsync(intake, id)).Select(thing => thing.Url).ShouldBe(["https://acme.example/guide.pdf", "https://acme.example/prices.pdf"]);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(23 * 60)]
    public async Task What_is_told_late_is_found_by_looking_back(int minutes)
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);
        var happened = intake.Time.GetUtcNow();
        intake.Time.Advance(TimeSpan.FromMinutes(minutes));
        await HappensAsync(intake, new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/now" });
        await poll.RunAsync(Stop);

        await HappensAsync(intake, new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/then", at = happened });
        intake.Time.Advance(TimeSpan.FromDays(1));
        await poll.RunAsync(Stop);

        (await KeptAsync(intake, id)).Select(engagement => engagement.Url).ShouldBe(["https://acme.example/then", "https://acme.example/now"]);
    }

    private static async Task<long> SubmissionCallsAsync(IntakeUnderTest intake) =>
        (await intake.Sandbox.HubSpot.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray()
            .Where(call => ((string)call!["path"]!).Contains("/submissions/", StringComparison.Ordinal)).Sum(call => (long)call!["count"]!);
}
