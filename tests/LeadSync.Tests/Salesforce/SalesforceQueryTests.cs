using LeadSync.Hosting;
using LeadSync.Salesforce;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Salesforce.SalesforceUnderTest;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceQueryTests
{
    private const string Query = "GET /services/data/v67.0/query";
    private const string Composite = "POST /services/data/v67.0/composite";
    private const string NextPage = "GET /services/data/v67.0/query/0r8xx0000000001AAA-2000";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_a_query_to_its_last_page()
    {
        var wire = Wire()
            .On(Query, Json("""
                {"totalSize":2,"done":false,"nextRecordsUrl":"/services/data/v67.0/query/0r8xx0000000001AAA-2000","records":[
                  {"attributes":{"type":"Lead","url":"/x"},"Id":"00QWs00000AbCdE","IsConverted":true,"CreatedDate":"2026-11-22T07:13:00.000+0000","Owner":{"attributes":{"type":"Name"},"Name":"Ana Ruiz"}}]}
                """))
            .On(NextPage, Json("""{"totalSize":2,"done":true,"records":[{"Id":"00QWs00000AbCdFMAV","Owner":null}]}"""));
        using var salesforce = Over(wire);

        var rows = await salesforce.Connector.QueryAsync("SELECT Id FROM Lead WHERE LastName = " + Soql.Quote("O'Brien + co"), cancellationToken: Stop);

        rows.Select(row => row.Id).ShouldBe(["00QWs00000AbCdEMAV", "00QWs00000AbCdFMAV"]);
        rows[0].Type.ShouldBe("Lead");
        rows[0].Flag("IsConverted").ShouldBeTrue();
        rows[0].Time("CreatedDate").ShouldBe(new DateTimeOffset(2026, 11, 22, 7, 13, 0, TimeSpan.Zero));
        rows[0].Related("Owner")!.Text("Name").ShouldBe("Ana Ruiz");
        rows[1].Related("Owner").ShouldBeNull();
        wire.Sent[1].Uri.Query.ShouldBe("?q=SELECT%20Id%20FROM%20Lead%20WHERE%20LastName%20%3D%20%27O%5C%27Brien%20%2B%20co%27");
    }

    [Fact]
    public async Task Asks_for_deleted_rows_too_when_told_to()
    {
        var wire = Wire().On("GET /services/data/v67.0/queryAll", Json("""{"done":true,"records":[{"Id":"00QWs00000AbCdEMAV","IsDeleted":true}]}"""));
        using var salesforce = Over(wire);

        (await salesforce.Connector.QueryAsync("SELECT Id, IsDeleted FROM Lead", all: true, Stop)).ShouldHaveSingleItem().Flag("IsDeleted").ShouldBeTrue();
    }

    [Fact]
    public async Task Sends_a_long_query_in_the_body()
    {
        var wire = Wire().On(Composite, sent => Answers(sent, (_, url) =>
        {
            url.ShouldStartWith("/services/data/v67.0/query?q=SELECT%20Id");
            return """{"httpStatusCode":200,"body":{"done":true,"records":[{"Id":"00QWs00000AbCdEMAV"}]},""";
        }));
        using var salesforce = Over(wire);
        var ids = Soql.List(Enumerable.Range(0, 200).Select(id => $"00QWs00000{id:00000}"));

        (await salesforce.Connector.QueryAsync($"SELECT Id FROM Lead WHERE Id IN {ids}", cancellationToken: Stop)).Count.ShouldBe(1);
        wire.Sent.Select(sent => sent.Uri.Query).ShouldAllBe(query => query.Length == 0);
    }

    [Fact]
    public async Task Runs_five_queries_a_call_and_keeps_their_order_whatever_the_order_of_the_answers()
    {
        var wire = Wire()
            .On(Composite, sent => Answers(sent, (_, url) => $$"""{"httpStatusCode":200,"body":{"done":true,"records":[{"Name":"{{url[^1]}}"}]},"""))
            .On(NextPage, Json("""{"done":true,"records":[]}"""));
        using var salesforce = Over(wire);

        var results = await salesforce.Connector.QueryManyAsync([.. Enumerable.Range(0, 7).Select(number => $"Q{number}")], cancellationToken: Stop);

        results.Select(rows => rows[0].Text("Name")).ShouldBe(["0", "1", "2", "3", "4", "5", "6"]);
        wire.Count(Composite).ShouldBe(2);
    }

    [Fact]
    public async Task Follows_the_pages_of_each_of_several_queries()
    {
        var wire = Wire()
            .On(Composite, sent => Answers(sent, (_, _) => """{"httpStatusCode":200,"body":{"done":false,"nextRecordsUrl":"/services/data/v67.0/query/0r8xx0000000001AAA-2000","records":[{"Name":"a"}]},"""))
            .On(NextPage, Json("""{"done":true,"records":[{"Name":"b"}]}"""));
        using var salesforce = Over(wire);

        (await salesforce.Connector.QueryManyAsync(["Q0", "Q1"], cancellationToken: Stop)).Select(rows => rows.Count).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task Repeats_only_the_part_that_failed_for_a_moment()
    {
        var first = true;
        var wire = Wire().On(Composite, sent => Answers(sent, (reference, _) =>
        {
            var fails = reference == "q1" && first;
            first = first && reference != "q1";
            return fails
                ? """{"httpStatusCode":400,"body":[{"errorCode":"QUERY_TIMEOUT","message":"slow"}],"""
                : """{"httpStatusCode":200,"body":{"done":true,"records":[{"Name":"x"}]},""";
        }));
        using var salesforce = Over(wire);

        (await salesforce.Patiently(salesforce.Connector.QueryManyAsync(["Q0", "Q1", "Q2"], cancellationToken: Stop))).ShouldAllBe(rows => rows.Count == 1);
        wire.Sent[^1].Json.GetProperty("compositeRequest").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Names_the_field_that_a_query_may_not_see_and_no_value()
    {
        var wire = Wire().On(Query, Json("""[{"message":"WHERE Email = 'ann@acme.example'\n^\nERROR at Row:1:Column:12\nNo such column 'LeadSync_Id__c' on entity 'Lead'.","errorCode":"INVALID_FIELD"}]""", 400));
        using var salesforce = Over(wire);

        var refused = await Should.ThrowAsync<CallRefusedException>(salesforce.Connector.QueryAsync("SELECT X", cancellationToken: Stop));

        (refused.Status, refused.Code).ShouldBe((400, "INVALID_FIELD"));
        refused.Message.ShouldContain("LeadSync_Id__c");
        refused.ToString().ShouldNotContain("ann");
    }

    [Fact]
    public async Task Says_no_for_a_part_that_is_refused()
    {
        var wire = Wire().On(Composite, sent => Answers(sent, (_, _) => """{"httpStatusCode":400,"body":[{"errorCode":"MALFORMED_QUERY","message":"unexpected token"}],"""));
        using var salesforce = Over(wire);

        (await Should.ThrowAsync<CallRefusedException>(salesforce.Connector.QueryManyAsync(["Q0"], cancellationToken: Stop))).Code.ShouldBe("MALFORMED_QUERY");
    }

    [Fact]
    public async Task Says_that_Salesforce_is_down_when_patience_ends()
    {
        var wire = Wire().On(Query, Html(503));
        using var salesforce = Over(wire);

        var down = await Should.ThrowAsync<ConnectionDownException>(salesforce.Patiently(salesforce.Connector.QueryAsync("SELECT Id FROM Lead", cancellationToken: Stop)));

        down.Message.ShouldContain("a query failed (HTTP 503)");
        wire.Count(Query).ShouldBe(6);
    }

    [Fact]
    public async Task Calls_no_more_once_the_day_is_spent()
    {
        var wire = Wire().On(Query, Json("""[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""", 403));
        using var salesforce = Over(wire);

        for (var attempt = 0; attempt < 3; attempt++)
            await Should.ThrowAsync<ConnectionDownException>(salesforce.Patiently(salesforce.Connector.QueryAsync("SELECT Id FROM Lead", cancellationToken: Stop)));

        wire.Count(Query).ShouldBe(1);
        salesforce.Connector.Budget.PausedUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task Knows_the_time_and_the_use_that_Salesforce_tells()
    {
        var wire = Wire().On(Query, Json("""{"done":true,"records":[]}""", 200, ("Date", "Sun, 22 Nov 2026 07:13:00 GMT"), ("Sforce-Limit-Info", "api-usage=100/1000")));
        using var salesforce = Over(wire);
        salesforce.Connector.ServerTime.ShouldBeNull();

        await salesforce.Connector.QueryAsync("SELECT Id FROM Lead", cancellationToken: Stop);

        salesforce.Connector.ServerTime.ShouldBe(new DateTimeOffset(2026, 11, 22, 7, 13, 0, TimeSpan.Zero));
        salesforce.Connector.Budget.ShouldBe(new BudgetReading("Salesforce", 1, 400, 86400, 100, 1000, PausedUntil: null));
    }

    /// <summary>Answers each part of a composite call, the last one first.</summary>
    private static HttpResponseMessage Answers(SentRequest sent, Func<string, string, string> answer)
    {
        var parts = sent.Json.GetProperty("compositeRequest").EnumerateArray().Reverse().Select(part =>
        {
            var reference = part.GetProperty("referenceId").GetString()!;
            return $"{answer(reference, part.GetProperty("url").GetString()!)}\"referenceId\":\"{reference}\"}}";
        });
        return Json($$"""{"compositeResponse":[{{string.Join(',', parts)}}]}""")(sent);
    }
}
