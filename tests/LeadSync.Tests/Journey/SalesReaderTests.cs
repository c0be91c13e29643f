using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;
using LeadSync.Tests.Intake;

namespace LeadSync.Tests.Journey;

public sealed class SalesReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_that_a_poll_brought_is_not_taken_where_the_history_is_asked_for()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var fields = new Dictionary<string, object?> { ["LeadSync_Id__c"] = "501", ["LastName"] = "Okafor", ["Company"] = "Globex", ["Status"] = "Open - Not Contacted" };
        var id = (await here.Salesforce.UpsertAsync("Lead", "LeadSync_Id__c", [new SalesforceRecord(null, fields)], cancellationToken: Stop)).Single().Id!;
        await here.Salesforce.UpdateAsync("Lead", [new SalesforceRecord(id, new Dictionary<string, object?> { ["Status"] = "Working - Contacted" })], cancellationToken: Stop);
        var row = new CrmRow(CrmLink.Lead, id, new Dictionary<string, string?> { ["Id"] = id, ["Status"] = "Working - Contacted" });
        var now = here.Time.GetUtcNow();
        var lead = new Lead { Id = new LeadId("501"), Crm = new CrmLink(CrmLink.Lead, id) };
        var work = new ClaimedWork(lead.Id, 1, Lane.Poll, Sides.Salesforce, null, null, StoredJson.Write(row), now);
        var look = new PreparedLook(work, lead, MarketingView.Missing("501"), SalesView.NotAsked, 0);

        (await ReadAsync(Ask.Sales)).Fresh.ShouldBeFalse();
        var asked = await ReadAsync(Ask.Sales | Ask.History);
        asked.Fresh.ShouldBeTrue();
        asked.Changes.ShouldContain(change => change.Field == "Status" && change.To == "Working - Contacted");

        async Task<SalesView> ReadAsync(Ask asks)
        {
            var reader = new SalesReader(here.Salesforce, here.Org);
            var desk = new Desk { Seats = new Dictionary<string, DeskSeat>() };
            return (await reader.ReadAsync([look with { Asks = asks }], desk, here.Rules.Current, mustBeFresh: false, now, Stop))[lead.Id].Sales;
        }
    }

    [Fact]
    public async Task What_sales_has_finished_about_a_lead_comes_with_its_record_and_since_when()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var id = (await here.Salesforce.CreateAsync("Lead", [Record(("LastName", "Okafor"), ("Company", "Globex"))], cancellationToken: Stop)).Single().Id!;
        var ana = (await here.Salesforce.GetUsersAsync(Stop)).First(user => user.Email == "ana@acme.example").Id;
        await here.Salesforce.CreateAsync(
            "Task",
            [
                Record(("WhoId", id), ("OwnerId", ana), ("Subject", "Call"), ("Status", "Completed"), ("TaskSubtype", "Call")),
                Record(("WhoId", id), ("OwnerId", ana), ("Subject", "New lead"), ("Status", "Completed"), ("LeadSync_Key__c", "x/1/task/handoff")),
                Record(("WhoId", id), ("OwnerId", ana), ("Subject", "To do"), ("Status", "Not Started")),
            ],
            cancellationToken: Stop);
        await here.Salesforce.CreateAsync("Event", [Record(("WhoId", id), ("OwnerId", ana), ("Subject", "Meeting"), ("StartDateTime", here.Time.GetUtcNow().AddHours(-1)))], cancellationToken: Stop);
        var now = here.Time.GetUtcNow();
        var lead = new Lead { Id = new LeadId("501"), Crm = new CrmLink(CrmLink.Lead, id), Stage = Stage.Assigned, AssignedAt = now };
        var look = new PreparedLook(new ClaimedWork(lead.Id, 1, Lane.Poll, Sides.Salesforce, null, null, null, null), lead, MarketingView.Missing("501"), SalesView.NotAsked, 0) { Asks = Ask.Sales };

        var sales = (await new SalesReader(here.Salesforce, here.Org).ReadAsync([look], Desk.Empty, here.Rules.Current, mustBeFresh: true, now, Stop))[lead.Id].Sales;

        sales.Activities!.OrderBy(activity => activity.Kind, StringComparer.Ordinal).Select(activity => (activity.Kind, activity.OwnerId, activity.IsOurs, activity.At)).ShouldBe(
            [(TouchKind.Call, ana, false, now), (TouchKind.Meeting, ana, false, now.AddHours(-1)), (TouchKind.Task, ana, true, now)]);
    }

    [Fact]
    public async Task The_handoff_Task_of_a_Contact_is_read_with_it_and_no_poll_s_row_stands_for_that()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var ana = (await here.Salesforce.GetUsersAsync(Stop)).First(user => user.Email == "ana@acme.example").Id;
        var contact = (await here.Salesforce.CreateAsync("Contact", [Record(("LastName", "Okafor"), ("Email", "kim@globex.example"))], cancellationToken: Stop)).Single().Id!;
        var task = (await here.Salesforce.CreateAsync(
            "Task", [Record(("WhoId", contact), ("OwnerId", ana), ("Subject", "New lead"), ("Status", "Completed"), ("LeadSync_Key__c", "x/1/task/handoff"))], cancellationToken: Stop)).Single().Id!;
        var now = here.Time.GetUtcNow();
        var lead = new Lead { Id = new LeadId("501"), Crm = new CrmLink(CrmLink.Contact, contact, task), Stage = Stage.Assigned, AssignedAt = now };
        var row = StoredJson.Write(new CrmRow(CrmLink.Contact, contact, new Dictionary<string, string?> { ["Id"] = contact }));
        var look = new PreparedLook(new ClaimedWork(lead.Id, 1, Lane.Poll, Sides.Salesforce, null, null, row, now), lead, MarketingView.Missing("501"), SalesView.NotAsked, 0) { Asks = Ask.Sales };

        var sales = (await new SalesReader(here.Salesforce, here.Org).ReadAsync([look], Desk.Empty, here.Rules.Current, mustBeFresh: false, now, Stop))[lead.Id].Sales;

        sales.Fresh.ShouldBeTrue();
        sales.HandoffTask!.ShouldSatisfyAllConditions(
            read => read.Id.ShouldBe(task), read => read.Status.ShouldBe("Completed"), read => read.Owner.CrmId.ShouldBe(ana), read => read.CompletedAt.ShouldBe(now), read => read.LastModified.ShouldBe(now));
        (sales.Carrier!.Object, sales.Carrier.Id, sales.Carrier.Status, sales.Carrier.Owner.CrmId).ShouldBe((CrmLink.Contact, contact, "Completed", ana));
        sales.Activities!.ShouldHaveSingleItem().IsOurs.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_several_records_with_the_address_the_most_recently_active_comes_first()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var ids = new List<string>();
        foreach (var name in (string[])["First", "Second"])
        {
            ids.Add((await here.Salesforce.CreateAsync("Lead", [Record(("LastName", name), ("Company", "Globex"), ("Email", "kim@globex.example"))], cancellationToken: Stop)).Single().Id!);
            here.Time.Advance(TimeSpan.FromHours(1));
        }

        (await CandidatesAsync()).ShouldBe([ids[1], ids[0]]);
        await here.Salesforce.UpdateAsync("Lead", [new SalesforceRecord(ids[0], new Dictionary<string, object?> { ["Company"] = "Initech" })], cancellationToken: Stop);
        (await CandidatesAsync()).ShouldBe(ids);

        async Task<IEnumerable<string>> CandidatesAsync()
        {
            var lead = new Lead { Id = new LeadId("501") };
            var marketing = MarketingView.Missing("501") with { Properties = new Dictionary<string, string?> { ["email"] = "kim@globex.example" } };
            var look = new PreparedLook(new ClaimedWork(lead.Id, 1, Lane.Poll, Sides.Salesforce, null, null, null, null), lead, marketing, SalesView.NotAsked, 0) { Asks = Ask.Sales };
            return (await new SalesReader(here.Salesforce, here.Org).ReadAsync([look], Desk.Empty, here.Rules.Current, mustBeFresh: true, here.Time.GetUtcNow(), Stop))[lead.Id].Sales.Candidates.Select(one => one.Id);
        }
    }

    private static SalesforceRecord Record(params (string Name, object? Value)[] fields) => new(null, fields.ToDictionary(field => field.Name, field => field.Value));
}
