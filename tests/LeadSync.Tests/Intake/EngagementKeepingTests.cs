using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Intake.Visitors;

namespace LeadSync.Tests.Intake;

/// <summary>What people did is kept by age and number, and belongs to the person whatever happens to the contact.</summary>
public sealed class EngagementKeepingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_too_old_goes_with_the_next_poll_and_does_not_come_back()
    {
        await using var intake = await IntakeUnderTest.StartAsync(Keep(days: 20));
        var id = await KnownContactAsync(intake);
        await HappensAsync(intake, View(intake, 19), View(intake, 1));
        await Poll(intake).RunAsync(Stop);
        (await KeptAsync(intake, id)).Count.ShouldBe(2);

        intake.Time.Advance(TimeSpan.FromDays(2));
        await Poll(intake).RunAsync(Stop);
        await intake.Database.WriteAsync(session => session.Run("DELETE FROM marks WHERE name LIKE 'poll/%'"));
        await Poll(intake).RunAsync(Stop);

        (await KeptAsync(intake, id)).ShouldHaveSingleItem().Url.ShouldBe("https://acme.example/1");
    }

    [Fact]
    public async Task Of_a_lead_that_sales_has_nothing_goes_by_age()
    {
        await using var intake = await IntakeUnderTest.StartAsync(Keep(days: 20));
        var id = await KnownContactAsync(intake);
        await HappensAsync(intake, View(intake, 19));
        await Poll(intake).RunAsync(Stop);
        await WithSalesAsync(intake, id);

        intake.Time.Advance(TimeSpan.FromDays(300));
        await Poll(intake).RunAsync(Stop);

        (await KeptAsync(intake, id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_a_lead_the_newest_things_are_kept_and_an_older_one_is_no_news()
    {
        await using var intake = await IntakeUnderTest.StartAsync(Keep(perLead: 3));
        var (poll, id) = await StartedAsync(intake);
        await HappensAsync(intake, [.. Enumerable.Range(1, 6).Select(day => View(intake, day))]);
        await intake.Database.WriteAsync(session => session.Run("DELETE FROM marks WHERE name LIKE 'poll/%'"));
        await poll.RunAsync(Stop);
        await intake.LookAsync();

        (await KeptAsync(intake, id)).Select(thing => thing.Url).ShouldBe(["https://acme.example/3", "https://acme.example/2", "https://acme.example/1"]);
        await intake.Database.WriteAsync(session => session.Run("DELETE FROM marks WHERE name LIKE 'poll/%/cursor'"));
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty();
        (await KeptAsync(intake, id)).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 3)]
    public async Task What_asked_for_sales_stays_while_sales_has_the_lead(bool isWithSales, int kept)
    {
        await using var intake = await IntakeUnderTest.StartAsync(Keep(perLead: 3));
        var (poll, id) = await StartedAsync(intake);
        await HappensAsync(intake, new { email = "ann@x.example", @event = "form_submit", form = "Request a demo" });
        await poll.RunAsync(Stop);
        if (isWithSales) await WithSalesAsync(intake, id);

        intake.Time.Advance(TimeSpan.FromDays(9));
        await HappensAsync(intake, [.. Enumerable.Range(1, 6).Select(day => View(intake, day))]);
        await poll.RunAsync(Stop);

        var things = await KeptAsync(intake, id);
        things.Count.ShouldBe(kept);
        things.Exists(thing => thing.Form == "Request a demo").ShouldBe(isWithSales);
    }

    [Fact]
    public async Task On_a_free_account_the_contact_itself_tells()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/portal", new { tier = "free" });
        var id = await KnownContactAsync(intake);
        await HappensAsync(intake, new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/contact-sales", source = "REFERRALS" });

        await ContactPoll(intake).RunAsync(Stop);
        await Poll(intake).RunAsync(Stop);

        var thing = (await KeptAsync(intake, id)).ShouldHaveSingleItem();
        (thing.Kind, thing.Url, thing.Channel).ShouldBe((EngagementKind.PageView, "https://acme.example/contact-sales", "referrals"));
    }

    [Fact]
    public async Task A_finer_mention_that_comes_later_takes_the_place_of_the_contacts_own()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var id = await KnownContactAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/a", title = "A page", at = intake.Time.GetUtcNow().AddSeconds(1) },
            new { email = "ann@x.example", @event = "email_click", url = "https://acme.example/b", title = "News of May" },
            new { email = "ann@x.example", @event = "form_submit", form = "Newsletter", url = "https://acme.example/c" });
        await ContactPoll(intake).RunAsync(Stop);
        (await KeptAsync(intake, id)).Select(thing => thing.Title).ShouldBe([null, null, null], ignoreOrder: true);

        await Poll(intake).RunAsync(Stop);

        var things = await KeptAsync(intake, id);
        things.Count.ShouldBe(3);
        things.Select(thing => (thing.Kind, thing.Title ?? thing.Form)).ShouldBe(
            [(EngagementKind.PageView, "A page"), (EngagementKind.EmailClick, "News of May"), (EngagementKind.FormSubmit, "Newsletter")], ignoreOrder: true);
        things.ShouldAllBe(thing => !thing.Key.StartsWith("contact/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_one_thing_though_its_contact_was_never_looked_at()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var id = await intake.ContactAsync("new@x.example");
        await ContactPoll(intake).RunAsync(Stop);
        await HappensAsync(intake, new { email = "New@X.example", @event = "form_submit", form = "Newsletter" });

        await Poll(intake).RunAsync(Stop);

        var things = await intake.Database.ReadAsync(session => EngagementRows.Of(session, id, "new@x.example"), Stop);
        things.ShouldHaveSingleItem().Key.ShouldStartWith("form/");
    }

    [Fact]
    public async Task What_a_form_told_of_an_address_is_its_contacts_once_that_is_met()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/portal", new { tier = "free" });
        await HappensAsync(intake, new { email = "New@X.example", @event = "form_submit", form = "Newsletter" });
        await Poll(intake).RunAsync(Stop);

        await ContactPoll(intake).RunAsync(Stop);

        var contact = (await intake.WorkAsync()).ShouldHaveSingleItem().ContactId;
        var things = await intake.Database.ReadAsync(session => EngagementRows.Of(session, contact, email: null), Stop);
        things.ShouldHaveSingleItem().Key.ShouldStartWith("form/");
    }

    [Fact]
    public async Task While_a_finer_source_works_the_contacts_own_word_is_not_taken_and_nothing_is_told_without_its_title()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/a", title = "A page" },
            new { email = "ann@x.example", @event = "email_click", url = "https://acme.example/b", title = "News of May" });

        await ContactPoll(intake).RunAsync(Stop);
        (await KeptAsync(intake, id)).ShouldBeEmpty();

        // The account is downgraded, and its contacts are all that tells.
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/portal", new { tier = "free" });
        await poll.RunAsync(Stop);
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await HappensAsync(intake, new { email = "ann@x.example", @event = "page_view", url = "https://acme.example/c" });
        await ContactPoll(intake).RunAsync(Stop);

        (await KeptAsync(intake, id)).Select(thing => thing.Url).ShouldBe(["https://acme.example/b", "https://acme.example/c"]);
    }

    [Fact]
    public async Task Told_once_more_it_asks_for_no_look()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, _) = await StartedAsync(intake);
        await HappensAsync(intake, new { email = "ann@x.example", @event = "form_submit", form = "Newsletter", url = "https://acme.example/a" });
        await poll.RunAsync(Stop);
        await ContactPoll(intake).RunAsync(Stop);
        await intake.LookAsync();
        await intake.Database.WriteAsync(session => session.Run("DELETE FROM engagements WHERE key LIKE 'contact/%'"));

        await ContactPoll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_did_stays_theirs_when_the_address_changes_and_when_contacts_are_merged()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, id) = await StartedAsync(intake);
        await HappensAsync(intake, new { email = "ann@x.example", @event = "form_submit", form = "Newsletter" });
        await poll.RunAsync(Stop);
        await intake.ChangeAsync(id, "email", "ann@y.example");
        var other = await intake.ContactAsync("ann@z.example");
        await HappensAsync(intake, new { email = "ann@z.example", @event = "page_view", url = "https://acme.example/a" });
        await poll.RunAsync(Stop);

        var merged = (string)(await intake.Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts/merge", new { primaryObjectId = id, objectIdToMerge = other }))!["id"]!;
        await ContactPoll(intake).RunAsync(Stop);

        var things = await intake.Database.ReadAsync(session => EngagementRows.Of(session, merged, "ann@y.example"), Stop);
        things.Select(thing => thing.Kind).ShouldBe([EngagementKind.FormSubmit, EngagementKind.PageView], ignoreOrder: true);
        things.ShouldAllBe(thing => !thing.Key.StartsWith("contact/", StringComparison.Ordinal));
    }

    private static Func<Rulebook, Rulebook> Keep(int days = 365, int perLead = 500) =>
        rules => rules with { Content = rules.Content with { Keep = new KeepRule(TimeSpan.FromDays(days), perLead) } };

    private static object View(IntakeUnderTest intake, int daysAgo) =>
        new { email = "ann@x.example", @event = "page_view", url = $"https://acme.example/{daysAgo}", at = intake.Time.GetUtcNow().AddDays(-daysAgo) };

    private static Task<int> WithSalesAsync(IntakeUnderTest intake, string contact) =>
        intake.Database.WriteAsync(session => session.Run("UPDATE leads SET stage = 'assigned' WHERE contact_id = $1", contact));
}
