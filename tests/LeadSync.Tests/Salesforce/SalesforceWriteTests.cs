using LeadSync.Hosting;
using LeadSync.Salesforce;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Salesforce.SalesforceUnderTest;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceWriteTests
{
    private const string Upsert = "PATCH /services/data/v67.0/composite/sobjects/Lead/LeadSync_Id__c";
    private const string Locked = """{"id":"00QWs00000AbCdFMAV","success":false,"errors":[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"unable to obtain exclusive access"}]}""";
    private const string Good = """{"id":"00QWs00000AbCdEMAV","success":true,"errors":[],"created":false}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_each_record_its_own_outcome_in_the_order_sent()
    {
        var wire = Wire().On(Upsert, Json("""
            [{"id":"00QWs00000AbCdE","success":true,"errors":[],"created":true},
             {"id":"00QWs00000AbCdGMAV","success":false,"errors":[{"statusCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","message":"no","fields":["Status"]}]},
             {"id":"00QWs00000AbCdFMAV","success":true,"errors":[{"statusCode":"OPERATION_ENQUEUED"}],"created":false}]
            """));

        (await UpsertAsync(wire, "a", "b", "c")).Select(outcome => outcome with { Fields = [] }).ShouldBe(
        [
            new RecordOutcome("00QWs00000AbCdEMAV", OutcomeKind.Written, Created: true),
            new RecordOutcome(null, OutcomeKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "no [Status]"),
            new RecordOutcome("00QWs00000AbCdFMAV", OutcomeKind.Written),
        ]);
        wire.Sent[^1].ShouldSatisfyAllConditions(
            sent => sent.Uri.Host.ShouldBe("instance.test"),
            sent => sent.Headers["Authorization"].ShouldBe("Bearer session-1"),
            sent => sent.Headers["Sforce-Auto-Assign"].ShouldBe("FALSE"),
            sent => sent.Headers["Sforce-Call-Options"].ShouldBe("client=LeadSync"),
            sent => sent.Body.ShouldStartWith("""{"allOrNone":false,"records":[{"attributes":{"type":"Lead"},"LeadSync_Id__c":"a","Phone":null},"""));
    }

    [Fact]
    public async Task Repeats_only_the_locked_rows_and_gives_up_after_two_repeats()
    {
        var wire = Wire().On(Upsert, Json($"[{Good},{Locked},{Locked}]"), Json($"[{Good},{Locked}]"), Json($"[{Locked}]"));

        (await UpsertAsync(wire, "a", "b", "c")).Select(outcome => outcome.Kind).ShouldBe([OutcomeKind.Written, OutcomeKind.Written, OutcomeKind.Again]);
        wire.Sent.Skip(1).Select(sent => sent.Json.GetProperty("records").GetArrayLength()).ShouldBe([3, 2, 1]);
    }

    [Theory]
    [InlineData(Good, "Written")]
    [InlineData("""{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"duplicate value found"}]}""", "Refused")]
    public async Task Repeats_a_lost_race_for_a_new_external_id_once(string second, string kind)
    {
        var wire = Wire().On(Upsert, Json("""[{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"duplicate value found: <unknown>"}]}]"""), Json($"[{second}]"));

        (await UpsertAsync(wire, "a")).ShouldHaveSingleItem().Kind.ToString().ShouldBe(kind);
        wire.Count(Upsert).ShouldBe(2);
    }

    [Fact]
    public async Task Isolates_the_record_for_whose_sake_a_whole_call_is_refused()
    {
        var wire = Wire().On(Upsert, sent => sent.Body.Contains("\"f\"", StringComparison.Ordinal)
            ? Json("""[{"message":"Cannot deserialize instance of boolean from VALUE_STRING","errorCode":"JSON_PARSER_ERROR"}]""", 400)(sent)
            : Json($"[{string.Join(',', Enumerable.Repeat(Good, sent.Json.GetProperty("records").GetArrayLength()))}]")(sent));

        var outcomes = await UpsertAsync(wire, "a", "b", "c", "d", "e", "f", "g", "h");

        outcomes.Select(outcome => outcome.Kind == OutcomeKind.Refused).ShouldBe([false, false, false, false, false, true, false, false]);
        outcomes[5].Code.ShouldBe("JSON_PARSER_ERROR");
    }

    [Fact]
    public async Task Writes_two_hundred_a_call_and_the_same_external_id_never_twice_in_one()
    {
        var wire = Wire().On(Upsert, sent => Json($"[{string.Join(',', Enumerable.Repeat(Good, sent.Json.GetProperty("records").GetArrayLength()))}]")(sent));

        var outcomes = await UpsertAsync(wire, [.. Enumerable.Range(0, 250).Select(id => $"id{id}"), "ID7"]);

        outcomes.Count.ShouldBe(251);
        wire.Sent.Skip(1).Select(sent => sent.Json.GetProperty("records").GetArrayLength()).ShouldBe([200, 50, 1]);
    }

    [Fact]
    public async Task Refuses_an_upsert_without_the_external_id_and_an_update_without_an_id()
    {
        var wire = Wire().On(Upsert, Json($"[{Good}]"));
        (await UpsertAsync(wire, "", "a")).Select(outcome => outcome.Code).ShouldBe(["NO_KEY", null]);

        using var salesforce = Over(Wire());
        (await salesforce.Connector.UpdateAsync("Lead", [new("nonsense", new Dictionary<string, object?>())], Stop)).ShouldHaveSingleItem().Code.ShouldBe("NO_KEY");
    }

    [Fact]
    public async Task Never_repeats_a_write_that_may_have_happened()
    {
        foreach (var answer in new[] { Html(503), Resets(), Json("[{\"success\":tr"), Json("[]") })
        {
            var wire = Wire().On(Upsert, answer);
            (await UpsertAsync(wire, "a")).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Unknown);
            wire.Count(Upsert).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Knows_that_nothing_happened_when_the_call_was_not_let_in()
    {
        foreach (var answer in new[] { RefusesToConnect(), Json("""[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]""", 403), Json("""[{"errorCode":"NOT_FOUND","message":"Provided external ID field does not exist or is not accessible"}]""", 404) })
            (await UpsertAsync(Wire().On(Upsert, answer), "a")).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Again);
    }

    [Fact]
    public async Task Tells_which_records_a_duplicate_rule_meant()
    {
        var wire = Wire()
            .On(Upsert, Json($$"""[{"success":false,"errors":[{"statusCode":"DUPLICATES_DETECTED","message":"Use one of these records?"}]},{{Good}}]"""))
            .On("POST /services/data/v67.0/composite", Json("""
                {"compositeResponse":[{"referenceId":"r0","httpStatusCode":400,"body":[{"duplicateResut":{"matchResults":[{"matchRecords":[{"record":{"Id":"0035f00002EztxDAAR"}}]}]},
                  "errorCode":"DUPLICATES_DETECTED","message":"You're creating a duplicate record."}]}]}
                """));

        var outcomes = await UpsertAsync(wire, "a/1", "b");

        outcomes[0].ShouldSatisfyAllConditions(
            outcome => outcome.Kind.ShouldBe(OutcomeKind.Refused),
            outcome => outcome.Code.ShouldBe("DUPLICATES_DETECTED"),
            outcome => outcome.Matches.ShouldBe(["0035f00002EztxDAAR"]));
        outcomes[1].Kind.ShouldBe(OutcomeKind.Written);
        var part = wire.Sent[^1].Json.GetProperty("compositeRequest")[0];
        part.GetProperty("url").GetString().ShouldBe("/services/data/v67.0/sobjects/Lead/LeadSync_Id__c/a%2F1");
        part.GetProperty("body").GetRawText().ShouldBe("""{"Phone":null}""");
        part.GetProperty("httpHeaders").GetProperty("Sforce-Auto-Assign").GetString().ShouldBe("FALSE");
    }

    [Fact]
    public async Task Writes_each_kind_of_value_as_Salesforce_reads_it()
    {
        var wire = Wire().On("POST /services/data/v67.0/composite/sobjects", Json($"[{Good}]"));
        using var salesforce = Over(wire);

        var outcomes = await salesforce.Connector.CreateAsync(
            "Task",
            [
                new("ignored", new Dictionary<string, object?>
                {
                    ["Id"] = "ignored", ["Text"] = "O'Brien – 東京", ["Flag"] = true, ["Whole"] = 3, ["Money"] = 1.10m,
                    ["At"] = new DateTimeOffset(2026, 11, 22, 8, 13, 0, TimeSpan.FromHours(1)), ["On"] = new DateOnly(2026, 11, 22),
                }),
            ],
            orgAssignsOwner: true,
            Stop);

        outcomes.ShouldHaveSingleItem().Created.ShouldBeTrue();
        var record = wire.Sent[^1].Json.GetProperty("records")[0];
        record.GetProperty("Text").GetString().ShouldBe("O'Brien – 東京");
        record.EnumerateObject().Skip(2).Select(member => member.Value.GetRawText()).ShouldBe(["true", "3", "1.10", "\"2026-11-22T07:13:00Z\"", "\"2026-11-22\""]);
        record.TryGetProperty("Id", out _).ShouldBeFalse();
        wire.Sent[^1].Headers["Sforce-Auto-Assign"].ShouldBe("TRUE");
    }

    private static async Task<IReadOnlyList<RecordOutcome>> UpsertAsync(ScriptedTransport wire, params string[] ids)
    {
        using var salesforce = Over(wire);
        var records = ids.Select(id => new SalesforceRecord(null, new Dictionary<string, object?> { ["LeadSync_Id__c"] = id, ["Phone"] = null }));
        return await salesforce.Patiently(salesforce.Connector.UpsertAsync("Lead", "LeadSync_Id__c", [.. records], cancellationToken: Stop));
    }
}
