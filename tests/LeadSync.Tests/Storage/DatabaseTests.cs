using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Storage;

public sealed class DatabaseTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    public DatabaseTests() => _database = Database.Open(_folder.File("leadsync.db"));

    [Fact]
    public async Task A_write_that_throws_undoes_itself_and_leaves_its_neighbours_alone()
    {
        var writes = Enumerable.Range(0, 50).Select(i => _database.WriteAsync(session =>
        {
            Marks.Set(session, $"mark {i}", "set");
            if (i % 10 == 3) throw new InvalidOperationException("no");
        })).ToList();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        var marks = await _database.ReadAsync(session => session.Count("SELECT count(*) FROM marks"), TestContext.Current.CancellationToken);
        marks.ShouldBe(45);
        writes.Count(write => write.IsFaulted).ShouldBe(5);
    }

    [Fact]
    public void Two_workers_cannot_hold_one_store() =>
        Should.Throw<InvalidOperationException>(() => Database.Open(_folder.File("leadsync.db"))).Message.ShouldContain("in use by another LeadSync worker");

    [Fact]
    public async Task A_lead_is_read_back_as_it_was_written_to_the_last_member()
    {
        var lead = Full.Lead();

        await _database.WriteAsync(session =>
        {
            var seen = LeadRows.ForContact(session, lead.ContactId!, Some.Now)!;
            LeadRows.Save(session, lead with { Id = seen.Lead }, null, "h", "s");
        });
        var read = await _database.ReadAsync(session => LeadRows.Load(session, LeadRows.ForContact(session, lead.ContactId!, Some.Now)!.Lead)!, TestContext.Current.CancellationToken);

        StoredJson.Write(read with { Id = lead.Id }).ShouldBe(StoredJson.Write(lead));
        foreach (var property in typeof(Lead).GetProperties().Where(property => property.CanWrite))
            property.GetValue(read).ShouldNotBe(property.GetValue(new Lead { Id = default }), $"{property.Name} was not set by this test, or was lost");
    }

    [Fact]
    public async Task Arrivals_for_one_lead_are_one_row_and_a_newer_arrival_voids_what_a_poll_brought()
    {
        var lead = LeadId.New(Some.Now);
        await _database.WriteAsync(session =>
        {
            WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot, Lane.Poll, Some.Now, HubSpot: "{}", ReadAt: Some.Now));
            WorkRows.Touch(session, new Arrival(lead, Sides.Salesforce, Lane.Event, Some.Now.AddSeconds(1)));
        });
        var first = (await Claim("a")).ShouldHaveSingleItem();
        first.HubSpot.ShouldBe("{}");
        first.Sides.ShouldBe(Sides.HubSpot | Sides.Salesforce);

        await _database.WriteAsync(session =>
        {
            WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot, Lane.Event, Some.Now));
            WorkRows.Finish(session, first, "a");
        });

        var second = (await Claim("b")).ShouldHaveSingleItem("something arrived while the lead was looked at");
        second.HubSpot.ShouldBeNull();
    }

    [Fact]
    public async Task A_claim_is_not_given_twice_and_only_its_holder_can_finish_it()
    {
        var lead = LeadId.New(Some.Now);
        await _database.WriteAsync(session => WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot, Lane.Event, Some.Now)));

        var mine = (await Claim("mine")).ShouldHaveSingleItem();
        (await Claim("theirs")).ShouldBeEmpty();
        await _database.WriteAsync(session => WorkRows.Finish(session, mine, "theirs"));
        (await _database.ReadAsync(session => WorkRows.IsOurs(session, lead, "mine"), TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_newer_decision_replaces_what_waits_and_waits_behind_what_is_under_way()
    {
        var lead = LeadId.New(Some.Now);
        await Put(lead, "first");
        await Put(lead, "second");
        (await Take()).ShouldHaveSingleItem().Body.ShouldBe("second");

        await Put(lead, "third");
        (await Take()).ShouldBeEmpty("one is under way");
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_lead_whose_last_outcome_no_look_has_read()
    {
        var lead = LeadId.New(Some.Now);
        await Put(lead, "desired before the news");
        await _database.WriteAsync(session => ReceiptRows.Add(session, lead, new Receipt(Target.Crm, ReceiptKind.Written, "00Q", null, null, "{}", Some.Now)));

        (await Take()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_is_kept_under_its_key_for_ever()
    {
        var lead = LeadId.New(Some.Now);
        await _database.WriteAsync(session => OutboxRows.AddMessage(session, lead, Target.CrmTask, "k", "one", Lane.Event, Some.Now));
        var row = (await Take(Target.CrmTask)).ShouldHaveSingleItem();
        await _database.WriteAsync(session =>
        {
            OutboxRows.Done(session, row.Id);
            OutboxRows.AddMessage(session, lead, Target.CrmTask, "k", "two", Lane.Event, Some.Now);
        });

        (await Take(Target.CrmTask)).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Leads_of_one_moment_are_looked_at_in_the_order_in_which_they_came()
    {
        var came = await _database.WriteAsync(session =>
        {
            var leads = Enumerable.Range(0, 300).Select(i => LeadRows.ForContact(session, $"{i}", Some.Now)!.Lead).ToList();
            foreach (var lead in leads.AsEnumerable().Reverse()) WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot, Lane.Bulk, Some.Now));
            return leads;
        });

        (await Claim("a")).Select(work => work.Lead).ShouldBe(came.Take(200));
    }

    private Task<List<ClaimedWork>> Claim(string token) => _database.WriteAsync(session => WorkRows.Claim(session, token, Some.Now.AddMinutes(1), 200));

    private Task Put(LeadId lead, string body) => _database.WriteAsync(session => OutboxRows.PutRecord(session, lead, Target.Crm, body, Lane.Event, Some.Now, Some.Now));

    private Task<List<OutboxRow>> Take(string target = Target.Crm) => _database.WriteAsync(session => OutboxRows.Take(session, target, Some.Now, 200));
}
