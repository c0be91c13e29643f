using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
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
}
