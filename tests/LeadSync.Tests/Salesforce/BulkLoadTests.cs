using System.Text.Json.Nodes;
using LeadSync.Hosting;
using LeadSync.Salesforce;
using LeadSync.Tests.Sandbox.Salesforce;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Salesforce;

/// <summary>Bulk loads over real HTTP, against a Salesforce that behaves like the real one; waits run on a clock of the test's.</summary>
public sealed class BulkLoadTests
{
    private const string ExternalId = "LeadSync_Id__c";
    private static readonly BulkOrder Upsert = new("Lead", BulkOperation.Upsert, ExternalId);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_each_record_its_own_outcome_in_the_order_given()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(1);
        using var salesforce = At(org);
        SalesforceRecord[] records = [.. Enumerable.Range(0, 700).Select(number => number % 100 == 50 ? Lead($"lead-{number}", ("Company", null)) : Lead($"lead-{number}", ("Phone", $"+{number}, \"x\"\n:")))];

        var outcomes = await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, records, Stop));

        outcomes.Count.ShouldBe(700);
        outcomes[0].ShouldSatisfyAllConditions(outcome => outcome.Kind.ShouldBe(OutcomeKind.Written), outcome => outcome.Created.ShouldBeFalse());
        outcomes[699].Created.ShouldBeTrue();
        outcomes.Index().Where(entry => entry.Item.Kind != OutcomeKind.Written).Select(entry => entry.Index).ShouldBe([50, 150, 250, 350, 450, 550, 650]);
        (outcomes[50] with { Fields = [] }).ShouldBe(new RecordOutcome(null, OutcomeKind.Refused, "REQUIRED_FIELD_MISSING", "Required fields are missing: [Company] [Company]"));
        var rows = await org.QueryAsync("SELECT Id, Phone FROM Lead WHERE LeadSync_Id__c = 'lead-699'");
        ((string)rows["records"]![0]!["Id"]!, (string)rows["records"]![0]!["Phone"]!).ShouldBe((outcomes[699].Id!, "+699, \"x\"\n:"));
    }

    [Fact]
    public async Task Writes_clears_and_leaves_alone_as_each_record_says()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.CreateAsync("Lead", new { LastName = "Ito", Company = "Acme", Phone = "1", Title = "CTO", City = "Graz", DoNotCall = false });
        using var salesforce = At(org);
        var due = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(1));

        var outcomes = await salesforce.PolledAsync(salesforce.Bulk.UpdateAsync("Lead", [
            Record(id, ("Phone", null), ("Title", ""), ("DoNotCall", true), ("LeadSync_Accept_By__c", due), ("NumberOfEmployees", 7), ("LeadSync_Score__c", 61m)),
            Record("not an id", ("City", "Wien")),
            Record(id, ("Phone", "2"))], Stop));

        outcomes.Select(outcome => (outcome.Kind, outcome.Code)).ShouldBe([(OutcomeKind.Written, null), (OutcomeKind.Refused, "NO_KEY"), (OutcomeKind.Written, null)]);
        (await org.ReadAsync("Lead", id, "Phone,Title,City,DoNotCall,LeadSync_Accept_By__c,NumberOfEmployees,LeadSync_Score__c")).ToJsonString()
            .ShouldEndWith("""
            "Phone":"2","Title":null,"City":"Graz","DoNotCall":true,"LeadSync_Accept_By__c":"2026-11-22T07:00:00.000\u002B0000","NumberOfEmployees":7,"LeadSync_Score__c":61.0}
            """.Trim());
    }

    [Fact]
    public async Task Knows_new_records_by_everything_that_stands_in_them()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);
        SalesforceRecord[] records = [.. Enumerable.Range(0, 450).Select(number => Record(null, ("Subject", $"Call {number % 300}"), ("Priority", "High")))];

        var outcomes = await salesforce.PolledAsync(salesforce.Bulk.CreateAsync("Task", records, Stop));

        outcomes.ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Written && outcome.Created);
        outcomes.Select(outcome => outcome.Id).Distinct().Count().ShouldBe(450);
        ((string)(await org.ReadAsync("Task", outcomes[17].Id!))["Subject"]!).ShouldBe("Call 17");
    }

    [Fact]
    public async Task After_a_kill_the_outcome_of_the_uploaded_job_is_fetched_and_nothing_is_sent_again()
    {
        await using var org = await SignedInOrg.StartAsync();
        SalesforceRecord[] records = [.. Enumerable.Range(0, 300).Select(number => Lead($"lead-{number}"))];
        BulkJob kept;
        using (var killed = At(org))
        {
            kept = (await killed.Bulk.UploadAsync(Upsert, records, Stop)).Job!;
            (await org.QueryAsync("SELECT COUNT() FROM Lead"))["totalSize"]!.GetValue<int>().ShouldBe(0, "nothing is written before the job runs");
            await org.CloseAsync(kept.Id);
            await org.OverAsync(kept.Id);
        }

        using var again = At(org);
        for (var time = 0; time < 2; time++)
            (await again.PolledAsync(again.Bulk.RunAsync(kept, records, Stop))).ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Written && outcome.Created);
        (await CallsAsync(org, "PUT")).ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_breaks_off_leaves_the_rest_for_another_one()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { bulkFailsAfter = 250 });
        using var salesforce = At(org);

        var outcomes = await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, [.. Enumerable.Range(0, 400).Select(number => Lead($"lead-{number}"))], Stop));

        outcomes.CountBy(outcome => (outcome.Kind, outcome.Code)).ShouldBe([new((OutcomeKind.Written, null), 250), new((OutcomeKind.Again, "JOB_ENDED"), 150)]);
    }

    [Fact]
    public async Task A_field_that_is_no_longer_there_refuses_every_record_of_its_job_and_says_which()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);

        var outcome = (await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, [Lead("a", ("Gone__c", "x"))], Stop))).ShouldHaveSingleItem();

        (outcome.Kind, outcome.Code).ShouldBe((OutcomeKind.Refused, "INVALID_FIELD"));
        outcome.Message!.ShouldContain("Gone__c");
    }

    [Fact]
    public async Task What_cannot_be_read_is_unknown_and_what_never_began_may_go_again()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);
        await FaultAsync(org, "GET", "/jobs/ingest/*/failedResults", 400);
        (await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, [Lead("a")], Stop))).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(outcome => outcome.Kind.ShouldBe(OutcomeKind.Written), outcome => outcome.Created.ShouldBeTrue());
        await FaultAsync(org, "GET", "/jobs/ingest/*/successfulResults", 400);
        (await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, [Lead("b")], Stop))).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(outcome => outcome.Kind.ShouldBe(OutcomeKind.Unknown), outcome => outcome.Code.ShouldBe("JOB_UNREAD"));
        await FaultAsync(org, "PUT", "/jobs/ingest/*", 503);
        (await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, [Lead("c"), Lead("d", ("Phone", "#N/A"))], Stop)))
            .Select(outcome => (outcome.Kind, outcome.Code)).ShouldBe([(OutcomeKind.Again, "HTTP_503"), (OutcomeKind.Refused, "NOT_BY_BULK")]);
        (await org.ColumnAsync("SELECT LeadSync_Id__c FROM Lead ORDER BY LeadSync_Id__c", ExternalId)).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_lost_answer_to_the_closing_does_no_harm()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);
        await org.ControlAsync("faults", new[] { new { method = "PATCH", path = "/jobs/ingest/*", times = 1, dieAfterCommit = true } });

        (await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, [Lead("a")], Stop))).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Written);
    }

    [Fact]
    public async Task Ten_thousand_records_take_at_most_six_calls_beside_polls()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);

        var outcomes = await salesforce.PolledAsync(salesforce.Bulk.UpsertAsync("Lead", ExternalId, [.. Enumerable.Range(0, 20_000).Select(number => Lead($"lead-{number}"))], Stop));

        outcomes.Count(outcome => outcome.Kind == OutcomeKind.Written).ShouldBe(20_000);
        var calls = (await org.Http.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray().Where(call => ((string)call!["path"]!).Contains("/jobs/ingest")).ToList();
        calls.Where(call => !((string)call!["path"]!).EndsWith("/jobs/ingest/*") || (string)call["method"]! != "GET").Sum(call => call!["count"]!.GetValue<int>()).ShouldBeLessThanOrEqualTo(2 * 6);
    }

    [Fact]
    public void Jobs_are_cut_by_count_by_size_and_by_key()
    {
        SalesforceRecord[] records = [Lead("a", ("Phone", new string('1', 400))), Lead("b", ("Phone", new string('2', 400))), Lead("A"), Lead("c", ("Title", new string('x', 32_001)))];

        var plan = BulkPlan.Of(Upsert, records, mostBytes: 600);

        plan.Portions.ShouldBe([[0], [1], [2]]);
        plan.Refused.Keys.ShouldBe([3]);
        BulkPlan.Of(Upsert, [.. Enumerable.Range(0, 10_001).Select(number => Lead($"{number}"))]).Portions.Select(portion => portion.Length).ShouldBe([10_000, 1]);
    }

    private static SalesforceUnderTest At(SignedInOrg org) => SalesforceUnderTest.At(org.Http.BaseAddress!);

    private static Task<JsonNode?> FaultAsync(SignedInOrg org, string method, string path, int status) =>
        org.ControlAsync("faults", new[] { new { method, path, status, times = 1 } });

    private static async Task<int> CallsAsync(SignedInOrg org, string method) => (await org.Http.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray()
        .Where(call => (string)call!["method"]! == method).Sum(call => call!["count"]!.GetValue<int>());

    private static SalesforceRecord Lead(string id, params (string Field, object? Value)[] more) =>
        Record(null, [(ExternalId, id), ("LastName", "O'Brien"), ("Company", "Acme"), .. more]);

    private static SalesforceRecord Record(string? id, params (string Field, object? Value)[] fields)
    {
        var record = new Dictionary<string, object?>();
        foreach (var (field, value) in fields)
            record[field] = value;
        return new SalesforceRecord(id, record);
    }
}
