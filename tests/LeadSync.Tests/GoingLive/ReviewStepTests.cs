using LeadSync.GoingLive;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.GoingLive;

public sealed class ReviewStepTests : IDisposable
{
    private const string Field = "city and City";

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly RulesInForce _rules = new(RulebookReader.ReadDemo(_ => null).Rulebook!);
    private readonly MappingStops _stops = new();
    private readonly Database _database;

    public ReviewStepTests() => _database = Database.Open(_folder.File("leadsync.db"));

    [Fact]
    public async Task Asks_once_for_each_linked_lead_that_lacks_the_field_and_for_nobody_else()
    {
        var lacking = await KnowAsync("1", linked: true);
        await KnowAsync("2", linked: true, carries: Field);
        await KnowAsync("3", linked: false);
        await BeginAsync(Field, total: 1);

        await StepAsync();
        await StepAsync();

        var asked = (await ClaimAsync()).ShouldHaveSingleItem();
        asked.Lead.ShouldBe(lacking);
        asked.Lane.ShouldBe(Lane.Backfill);
        asked.Seq.ShouldBe(1, "it was asked for once");
        asked.Sides.ShouldBe(Sides.Salesforce, "what the field reads there, only Salesforce knows");
    }

    [Fact]
    public async Task Asks_every_nurture_lead_to_be_scored_anew_and_no_other()
    {
        var nurture = await KnowAsync("1", linked: false);
        await KnowAsync("2", linked: true, stage: Stage.Sal);
        await BeginAsync(null, total: 1);

        await StepAsync();

        var asked = (await ClaimAsync()).ShouldHaveSingleItem();
        (asked.Lead, asked.Lane, asked.Sides).ShouldBe((nurture, Lane.Backfill, Sides.None));
    }

    [Fact]
    public async Task Goes_on_after_a_restart_where_it_was()
    {
        await KnowAsync("1", linked: true);
        var second = await KnowAsync("2", linked: true);
        await BeginAsync(Field, total: 2);
        var step = await _database.ReadAsync(session => ReviewStep.Next(session, ReviewRows.Get(session, Field)!), Stop);
        await _database.WriteAsync(session => step.Ask(session, [step.Leads[0]], Some.Now));

        await StepAsync();

        var review = await ReviewAsync(Field);
        (review.Asked, review.Cursor).ShouldBe((2, second.Value));
        (await ClaimAsync()).ShouldAllBe(work => work.Seq == 1);
    }

    [Fact]
    public async Task Is_over_when_the_looks_are_done_and_the_field_is_offered_no_more()
    {
        await KnowAsync("1", linked: true);
        await BeginAsync(Field, total: 1);
        await StepAsync();
        await StepAsync();
        (await ReviewAsync(Field)).FinishedAt.ShouldBeNull("a look is still to come");

        await _database.WriteAsync(session => session.Run("DELETE FROM work"));
        await StepAsync();

        (await ReviewAsync(Field)).FinishedAt.ShouldBe(Some.Now);
        (await _database.ReadAsync(session => CaughtUp.Names(session), Stop)).ShouldContain(Field);
    }

    [Fact]
    public async Task A_field_that_is_not_mapped_here_or_stands_still_waits_and_keeps_no_other_review_waiting()
    {
        await KnowAsync("1", linked: true);
        await BeginAsync("shoe_size and Shoe__c", total: 1);
        await BeginAsync(Field, total: 1, ago: 1);
        await BeginAsync(null, total: 1, ago: 0);
        _stops.Now = [new StoppedMapping(_rules.Current.Fields.Fields.Single(rule => rule.Name == Field), "gone")];

        await StepAsync();

        (await ReviewAsync("shoe_size and Shoe__c")).Asked.ShouldBe(0);
        (await ReviewAsync(Field)).Asked.ShouldBe(0);
        (await ReviewAsync(null)).Asked.ShouldBe(1);
    }

    public void Dispose()
    {
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task StepAsync() => new ReviewSteps(_database, _rules, _stops, new NativeInForce(), _time).RunAsync(Stop);

    private Task<List<ClaimedWork>> ClaimAsync() => _database.WriteAsync(session => WorkRows.Claim(session, "me", Some.Now.AddMinutes(1), 10));

    private Task BeginAsync(string? field, int total, int ago = 2) =>
        _database.WriteAsync(session => ReviewRows.Put(session, Review.Of(field, total, Some.Now.AddMinutes(-ago))));

    private async Task<Review> ReviewAsync(string? field) => (await _database.ReadAsync(session => ReviewRows.Get(session, field), Stop))!;

    private Task<LeadId> KnowAsync(string contact, bool linked, string stage = Stage.Nurture, string? carries = null) => _database.WriteAsync(session =>
    {
        var seen = LeadRows.ForContact(session, contact, Some.Now.AddSeconds(int.Parse(contact)))!;
        var lead = LeadRows.Load(session, seen.Lead)! with
        {
            Version = 1,
            Stage = stage,
            Crm = linked ? new CrmLink(CrmLink.Lead, $"00Q{contact}") : null,
            Fields = carries is null ? new Dictionary<string, FieldMemory>() : new Dictionary<string, FieldMemory> { [carries] = FieldMemory.None },
        };
        LeadRows.Save(session, lead, new ContactRow(contact, new Dictionary<string, string?>(), Some.Now.AddDays(-9)), null, null);
        return seen.Lead;
    });
}
