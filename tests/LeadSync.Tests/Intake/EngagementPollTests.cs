using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Intake.Visitors;

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
            new { email = "ann@x.example", @event = "form_submit", form = "Newsletter", url = "https://acme.example/news", values = new { team_size = "200", firstname = "Ann", legal_consent = "yes" } },
            new { email = "ann@x.example", @event = "email_click", url = "https://acme.example/pricing", title = "News of May" },
            new { email = "ann@x.example", @event = "download", url = "https://acme.example/guides/security.pdf", title = "Guide" });
        await poll.RunAsync(Stop);

        var one = (await intake.WorkAsync()).ShouldHaveSingleItem();
        (one.ContactId, one.Lane, one.Sides, one.HubSpot).ShouldBe((id, Lane.Event, Sides.HubSpot, null));
        var kept = await KeptAsync(intake, id);
        kept.Select(engagement => engagement.Kind).ShouldBe(["page_view", "form_submit", "email_click", "download"], ignoreOrder: true);
        var view = kept.Single(engagement => engagement.Kind == EngagementKind.PageView);
        (view.Url, view.Title, view.Channel).ShouldBe(("https://acme.example/guides/security-basics?utm=1", "Security", "organic search"));
        var form = kept.Single(engagement => engagement.Kind == EngagementKind.FormSubmit);
        form.Form.ShouldBe("Newsletter");
        form.Answers.ShouldBe([new FormAnswer("team size", "200")]);
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
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/portal", new { tier = "professional" });
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
}
