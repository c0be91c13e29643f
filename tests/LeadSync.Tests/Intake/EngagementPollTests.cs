using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class EngagementPollTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_did_is_kept_and_their_leads_are_looked_at()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);

        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/guides/security-basics?utm=1", title = "Security", source = "ORGANIC_SEARCH" },
            new { email = "ann@x.example", @event = "form_submit", form = "Newsletter", url = "https://acme.example/news" },
            new { email = "ann@x.example", @event = "email_click", url = "https://acme.example/pricing", title = "News of May" },
            new { email = "ann@x.example", @event = "download", url = "https://acme.example/guides/security.pdf", title = "Guide" });
        await poll.RunAsync(Stop);

        var one = (await intake.WorkAsync()).ShouldHaveSingleItem();
        (one.ContactId, one.Lane, one.Sides, one.HubSpot).ShouldBe((id, Lane.Event, Sides.HubSpot, null));
        var kept = await KeptAsync(intake, id);
        kept.Select(engagement => engagement.Kind).ShouldBe(["page_view", "form_submit", "email_click", "download"], ignoreOrder: true);
        var view = kept.Single(engagement => engagement.Kind == EngagementKind.PageView);
        (view.Url, view.Title, view.Topic, view.Channel).ShouldBe(("https://acme.example/guides/security-basics?utm=1", "Security", "security", "ORGANIC_SEARCH"));
        kept.Single(engagement => engagement.Kind == EngagementKind.FormSubmit).Form.ShouldBe("Newsletter");
        kept.Single(engagement => engagement.Kind == EngagementKind.EmailClick).Title.ShouldBe("News of May");
    }

    [Fact]
    public async Task Told_again_it_is_neither_kept_nor_looked_at_again()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);
        await HappensAsync(intake, new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/pricing" });
        await poll.RunAsync(Stop);
        await intake.LookAsync();

        await poll.RunAsync(Stop);
        await Poll(intake).RunAsync(Stop);

        (await KeptAsync(intake, id)).ShouldHaveSingleItem();
        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("form_submit", "Request a demo", "https://acme.example/demo")]
    [InlineData("page_view", null, "https://acme.example/contact-sales")]
    public async Task Who_asks_for_us_is_looked_at_first(string kind, string? form, string url)
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, _) = await StartedAsync(intake);

        await HappensAsync(intake, new { email = "ann@x.example", @event = kind, form, url });
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lane.ShouldBe(Lane.HandRaiser);
    }

    [Fact]
    public async Task The_first_to_fill_in_a_new_form_is_no_history()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await KnownContactAsync(intake);
        var poll = Poll(intake);
        await poll.RunAsync(Stop);

        intake.Time.Advance(TimeSpan.FromSeconds(30));
        await HappensAsync(intake, new { email = "ann@x.example", @event = "form_submit", form = "Request a demo" });
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lane.ShouldBe(Lane.HandRaiser);
    }

    [Fact]
    public async Task A_form_filled_in_by_an_address_nobody_knows_yet_is_kept_for_the_contact()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, _) = await StartedAsync(intake);

        await HappensAsync(intake, new { email = "New@X.example", @event = "form_submit", form = "Request a demo" });
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
        (await intake.Database.ReadAsync(session => EngagementRows.Of(session, null, "new@x.example"), Stop)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_first_run_goes_back_thirty_days_and_hurries_nobody()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var id = await KnownContactAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "form_submit", form = "Request a demo", at = intake.Time.GetUtcNow().AddDays(-29) },
            new { email = "ann@x.example", @event = "form_submit", form = "Request a demo", at = intake.Time.GetUtcNow().AddDays(-31) },
            new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/a", at = intake.Time.GetUtcNow().AddDays(-31) });

        await Poll(intake).RunAsync(Stop);

        (await KeptAsync(intake, id)).ShouldHaveSingleItem().At.ShouldBe(intake.Time.GetUtcNow().AddDays(-29));
        (await intake.WorkAsync()).ShouldHaveSingleItem().Lane.ShouldBe(Lane.Bulk);
    }

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
        logger.Said.Count.ShouldBe(2);
        logger.Said[0].Text.ShouldContain("page views");
        logger.Said[1].Text.ShouldContain("downloads");

        intake.Time.Advance(TimeSpan.FromMinutes(2));
        await poll.RunAsync(Stop);

        (await IntakeUnderTest.CallsAsync(intake.Sandbox.HubSpot, "/v3/events")).ShouldBeGreaterThan(calls);
        logger.Said.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_no_rule_asks_for_is_not_asked_for_either()
    {
        await using var intake = await IntakeUnderTest.StartAsync(rules => rules with
        {
            Scoring = rules.Scoring with { Engagement = [], HandRaisers = [new HandRaiserRule("Request a demo", null, "asked for a demo")] },
        });
        await KnownContactAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "form_submit", form = "Newsletter" },
            new { email = "ann@x.example", @event = "form_submit", form = "Request a demo" },
            new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/contact-sales" });

        await Poll(intake).RunAsync(Stop);

        (await IntakeUnderTest.CallsAsync(intake.Sandbox.HubSpot, "/v3/events")).ShouldBe(0);
        var kept = await intake.Database.ReadAsync(session => EngagementRows.Of(session, null, "ann@x.example"), Stop);
        kept.ShouldHaveSingleItem().Form.ShouldBe("Request a demo");
    }

    private static EngagementPoll Poll(IntakeUnderTest intake, CollectingLogger<EngagementPoll>? logger = null)
    {
        var walks = new EngagementWalks(intake.Database, intake.Bells, intake.Time);
        var reader = new OccurrenceReader(intake.HubSpot, walks);
        return new EngagementPoll(
            [
                new FormSource(intake.HubSpot, walks),
                new PageViewSource(reader),
                new DownloadSource(intake.HubSpot, reader, intake.Time),
                new EmailSource(intake.HubSpot, walks),
            ],
            intake.Database,
            intake.Rules,
            intake.Time,
            logger ?? new());
    }

    /// <summary>A contact that is known, its forms, and a poll that has run once already.</summary>
    private static async Task<(EngagementPoll Poll, string Id)> StartedAsync(IntakeUnderTest intake)
    {
        var id = await KnownContactAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "form_submit", form = "Newsletter", at = intake.Time.GetUtcNow().AddDays(-40) },
            new { email = "ann@x.example", @event = "form_submit", form = "Request a demo", at = intake.Time.GetUtcNow().AddDays(-40) });
        var poll = Poll(intake);
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty();
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        return (poll, id);
    }

    private static async Task<string> KnownContactAsync(IntakeUnderTest intake)
    {
        var id = await intake.ContactAsync("ann@x.example");
        await intake.Database.WriteAsync(session =>
            WorkRows.Touch(session, new Arrival(LeadRows.ForContact(session, id, Some.Now).Lead, Sides.HubSpot, Lane.Event, Some.Now)));
        await intake.LookAsync();
        return id;
    }

    private static async Task HappensAsync(IntakeUnderTest intake, params object[] events) =>
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/events", events);

    private static Task<List<Engagement>> KeptAsync(IntakeUnderTest intake, string contact) =>
        intake.Database.ReadAsync(session => EngagementRows.Of(session, contact, "ann@x.example"), Stop);
}
