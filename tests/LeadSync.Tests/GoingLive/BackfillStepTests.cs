using LeadSync.GoingLive;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.GoingLive;

public sealed class BackfillStepTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    public BackfillStepTests() => _database = Database.Open(_folder.File("leadsync.db"));

    [Fact]
    public async Task Lets_in_no_more_a_day_than_was_said_and_the_strongest_first()
    {
        var weak = await KnowAsync("1", fit: 10, ready: true);
        var strong = await KnowAsync("2", fit: 90, ready: true);
        await BeginAsync(perDay: 1);

        var step = await NextAsync(Some.Now);
        step!.LetsIn.ShouldBeTrue();
        step.Leads.ShouldBe([strong]);
        await AskAsync(step, Some.Now);

        (await NextAsync(Some.Now))!.LetsIn.ShouldBeFalse("today is full");
        (await NextAsync(Some.Now.AddDays(1)))!.Leads.ShouldBe([weak]);
    }

    [Fact]
    public async Task Links_everybody_else_once()
    {
        var lead = await KnowAsync("1", fit: 0, ready: false);
        await BeginAsync(perDay: 0);

        var step = (await NextAsync(Some.Now))!;
        step.Leads.ShouldBe([lead]);
        await AskAsync(step, Some.Now);

        (await _database.ReadAsync(session => LeadRows.Load(session, lead), Stop))!.WantsLink.ShouldBeTrue();
        (await NextAsync(Some.Now))!.Leads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_over_when_nobody_waits_for_a_look_any_more()
    {
        var lead = await KnowAsync("1", fit: 0, ready: false);
        await BeginAsync(perDay: 0);
        await AskAsync((await NextAsync(Some.Now))!, Some.Now);
        (await NextAsync(Some.Now))!.IsOver.ShouldBeFalse();

        await _database.WriteAsync(session => session.Run("DELETE FROM work WHERE lead = $1", lead.Value));

        (await NextAsync(Some.Now))!.IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task A_load_with_nobody_left_for_today_goes_on_tomorrow()
    {
        await KnowAsync("1", fit: 10, ready: true);
        await BeginAsync(perDay: 1, today: 1);
        await AskAsync((await NextAsync(Some.Now))!, Some.Now);
        await _database.WriteAsync(session => session.Run("DELETE FROM work"));

        (await NextAsync(Some.Now))!.IsOver.ShouldBeFalse("one is still to be let in");
    }

    [Fact]
    public async Task Leads_of_a_load_leave_the_live_ones_alone()
    {
        await KnowAsync("1", fit: 0, ready: false);
        await BeginAsync(perDay: 0);
        await AskAsync((await NextAsync(Some.Now))!, Some.Now);

        (await _database.WriteAsync(session => WorkRows.Claim(session, "live", Some.Now.AddMinutes(1), 10, Shift.Live))).ShouldBeEmpty();
        (await _database.WriteAsync(session => WorkRows.Claim(session, "load", Some.Now.AddMinutes(1), 10, Shift.Backfill))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_poll_sees_of_a_load_does_not_hurry_it_and_a_person_does()
    {
        var lead = await KnowAsync("1", fit: 0, ready: false);
        await BeginAsync(perDay: 0);
        await AskAsync((await NextAsync(Some.Now))!, Some.Now);

        await _database.WriteAsync(session => WorkRows.Touch(session, new Arrival(lead, Sides.Salesforce, Lane.Poll, Some.Now)));
        (await _database.ReadAsync(session => WorkRows.Count(session, Shift.Backfill), Stop)).ShouldBe(1);

        await _database.WriteAsync(session => WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot, Lane.Event, Some.Now)));
        (await _database.ReadAsync(session => WorkRows.Count(session, Shift.Live), Stop)).ShouldBe(1);
    }

    public void Dispose()
    {
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<LeadId> KnowAsync(string contact, int fit, bool ready) => _database.WriteAsync(session =>
    {
        var seen = LeadRows.ForContact(session, contact, Some.Now)!;
        var lead = LeadRows.Load(session, seen.Lead)! with { Version = 1, Score = new Score(fit, 0, "", []), BeforeLeadSync = ready };
        LeadRows.Save(session, lead, new ContactRow(contact, new Dictionary<string, string?>(), Some.Now.AddDays(-9)), null, null);
        return seen.Lead;
    });

    private Task BeginAsync(int perDay, int today = 0) => _database.WriteAsync(session => BackfillRows.Put(session, new Backfill(
        null, perDay, "", 0, 2, DateOnly.FromDateTime(Some.Now.UtcDateTime), today, today, Some.Now, null)));

    private Task<BackfillStep?> NextAsync(DateTimeOffset now) => _database.ReadAsync<BackfillStep?>(
        session => BackfillRows.Get(session) is { FinishedAt: null } backfill ? BackfillStep.Next(session, backfill, now) : null, Stop);

    private Task AskAsync(BackfillStep step, DateTimeOffset now) => _database.WriteAsync(session => step.Ask(session, step.Leads, now, now));
}
