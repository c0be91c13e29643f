using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.HubSpot;

public sealed class HubSpotUpdateTests
{
    private const string Update = "POST /crm/v3/objects/contacts/batch/update";
    private const string Written = """{"status":"COMPLETE","results":[{"id":"1"},{"id":"2"},{"id":"3"}]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_each_input_and_clears_with_an_empty_text()
    {
        var wire = new ScriptedTransport().On(Update, Json("""{"results":[{"id":"1"}]}"""));
        (await OutcomesAsync(wire, new ContactUpdate("1", new Dictionary<string, string?> { ["leadsync_owner"] = null }))).ShouldBe([new RecordOutcome("1", OutcomeKind.Written)]);

        wire.Sent[0].Body.ShouldBe("""{"inputs":[{"id":"1","objectWriteTraceId":"ls-0","properties":{"leadsync_owner":""}}]}""");
    }

    [Fact]
    public async Task Reads_the_outcome_of_each_input_from_a_partial_success()
    {
        var wire = new ScriptedTransport().On(Update, Json(
            """
            {"status":"COMPLETE","results":[{"id":"3","properties":{}}],"numErrors":2,"errors":[
              {"status":"error","category":"VALIDATION_ERROR","message":"bad","errors":[{"code":"INVALID_OPTION","message":"no such option"}],"context":{"objectWriteTraceId":["ls-0"]}},
              {"status":"error","category":"OBJECT_NOT_FOUND","message":"gone","subCategory":{"x":1},"context":{"ids":["2"]}}]}
            """,
            207));

        (await OutcomesAsync(wire, "1", "2", "3")).Select(outcome => outcome with { Fields = [] }).ShouldBe(
        [
            new RecordOutcome("1", OutcomeKind.Refused, "INVALID_OPTION", "bad"),
            new RecordOutcome("2", OutcomeKind.Gone, "OBJECT_NOT_FOUND", "gone"),
            new RecordOutcome("3", OutcomeKind.Written),
        ]);
    }

    [Fact]
    public async Task Finds_out_what_became_of_a_contact_that_the_answer_leaves_out()
    {
        var wire = new ScriptedTransport()
            .On(Update, Json("""{"status":"COMPLETE","results":[{"id":"4"}]}"""))
            .On("GET /crm/v3/objects/contacts/1", Json("""{"id":"205","properties":{}}"""))
            .On("GET /crm/v3/objects/contacts/2", Json("""{"status":"error","message":"resource not found"}""", 404))
            .On("GET /crm/v3/objects/contacts/3", Json("""{"id":"3","properties":{}}"""));

        (await OutcomesAsync(wire, "1", "2", "3", "4")).Select(outcome => (outcome.Id, outcome.Kind, outcome.Code)).ShouldBe(
        [
            ("205", OutcomeKind.Gone, "MERGED"),
            ("2", OutcomeKind.Gone, "OBJECT_NOT_FOUND"),
            ("3", OutcomeKind.Unknown, "OMITTED"),
            ("4", OutcomeKind.Written, null),
        ]);
    }

    [Fact]
    public async Task Isolates_the_culprit_when_a_whole_batch_is_refused()
    {
        var wire = new ScriptedTransport().On(Update, sent => Echo(sent, "7", """{"category":"VALIDATION_ERROR","message":"Property values were not valid: [{\"isValid\":false,\"message\":\"7 was not one of the allowed options\",\"error\":\"INVALID_OPTION\",\"name\":\"hs_lead_status\"}]"}"""));

        var outcomes = await OutcomesAsync(wire, [.. Enumerable.Range(1, 8).Select(id => $"{id}")]);

        outcomes.Where(outcome => outcome.Kind == OutcomeKind.Refused).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            outcome => outcome.Id.ShouldBe("7"),
            outcome => outcome.Code.ShouldBe("INVALID_OPTION"));
        outcomes.Count(outcome => outcome.Kind == OutcomeKind.Written).ShouldBe(7);
        wire.Count(Update).ShouldBe(7); // 8, then each half twice over: 4 and 4, 2 and 2, 1 and 1
    }

    [Fact]
    public async Task Needs_no_search_when_the_refused_property_names_the_culprits()
    {
        var wire = new ScriptedTransport().On(Update, sent => Echo(sent, "foo", """{"category":"VALIDATION_ERROR","message":"x","errors":[{"code":"PROPERTY_DOESNT_EXIST","context":{"propertyName":["foo"]}}]}"""));
        ContactUpdate[] updates = [.. Enumerable.Range(1, 8).Select(id => Some($"{id}", id % 2 == 0 ? "foo" : "phone"))];

        var outcomes = await OutcomesAsync(wire, updates);

        outcomes.Select(outcome => outcome.Kind == OutcomeKind.Refused).ShouldBe([false, true, false, true, false, true, false, true]);
        wire.Count(Update).ShouldBe(2);
    }

    [Fact]
    public async Task Writes_the_same_contact_twice_in_two_calls_and_a_hundred_in_each()
    {
        var wire = new ScriptedTransport().On(Update, sent => Echo(sent, "never", ""));
        var outcomes = await OutcomesAsync(wire, [.. Enumerable.Range(0, 150).Select(id => $"{id}"), "0"]);

        outcomes.ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Written);
        wire.Sent.Select(sent => sent.Json.GetProperty("inputs").GetArrayLength()).ShouldBe([100, 50, 1]);
    }

    [Theory]
    [InlineData(503, nameof(OutcomeKind.Unknown))]
    [InlineData(524, nameof(OutcomeKind.Unknown))]
    [InlineData(401, nameof(OutcomeKind.Again))]
    [InlineData(403, nameof(OutcomeKind.Again))]
    public async Task Never_repeats_a_write_that_may_have_happened_and_tries_no_other_behind_it(int status, string kind)
    {
        var wire = new ScriptedTransport().On(Update, Html(status));
        var outcomes = await OutcomesAsync(wire, [.. Enumerable.Range(0, 101).Select(id => $"{id}")]);

        outcomes.Take(100).ShouldAllBe(outcome => outcome.Kind.ToString() == kind);
        outcomes[100].ShouldSatisfyAllConditions(outcome => outcome.Kind.ShouldBe(OutcomeKind.Again), outcome => outcome.Code.ShouldBe("NOT_TRIED"));
        wire.Count(Update).ShouldBe(1);
    }

    [Fact]
    public async Task Does_not_know_what_a_reset_connection_did() =>
        (await OutcomesAsync(new ScriptedTransport().On(Update, Resets()), "1")).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Unknown);

    [Fact]
    public async Task Does_not_know_what_half_an_answer_means() =>
        (await OutcomesAsync(new ScriptedTransport().On(Update, Json("""{"results":[{"id":"1"}""")), "1")).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Unknown);

    [Fact]
    public async Task Knows_that_nothing_happened_when_it_could_not_connect()
    {
        var wire = new ScriptedTransport().On(Update, RefusesToConnect());
        (await OutcomesAsync(wire, "1")).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Again);
        wire.Count(Update).ShouldBe(3);
    }

    [Fact]
    public async Task Waits_out_a_limit_and_writes_then()
    {
        var wire = new ScriptedTransport().On(Update, Json("""{"policyName":"TEN_SECONDLY_ROLLING"}""", 429), Json(Written));
        (await OutcomesAsync(wire, "1", "2", "3")).ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Written);
    }

    [Fact]
    public async Task Calls_no_more_once_the_day_is_spent()
    {
        var wire = new ScriptedTransport().On(Update, Json("""{"policyName":"DAILY","message":"You have reached your daily limit."}""", 429));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        for (var attempt = 0; attempt < 3; attempt++)
            (await hubSpot.Patiently(hubSpot.Connector.UpdateContactsAsync([Some("1")], Stop))).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Again);

        wire.Count(Update).ShouldBe(1);
        hubSpot.Connector.Budget.PausedUntil.ShouldNotBeNull();
    }

    private static ContactUpdate Some(string id, string property = "phone") => new(id, new Dictionary<string, string?> { [property] = id });

    private static Task<IReadOnlyList<RecordOutcome>> OutcomesAsync(ScriptedTransport wire, params string[] ids) =>
        OutcomesAsync(wire, [.. ids.Select(id => Some(id))]);

    private static async Task<IReadOnlyList<RecordOutcome>> OutcomesAsync(ScriptedTransport wire, params ContactUpdate[] updates)
    {
        using var hubSpot = HubSpotUnderTest.Over(wire);
        return await hubSpot.Patiently(hubSpot.Connector.UpdateContactsAsync(updates, Stop));
    }

    /// <summary>Writes everything, unless the body holds the poison.</summary>
    private static HttpResponseMessage Echo(SentRequest sent, string poison, string refusal)
    {
        if (sent.Body.Contains($"\"{poison}\"", StringComparison.Ordinal))
            return Json(refusal, 400)(sent);
        var ids = sent.Json.GetProperty("inputs").EnumerateArray().Select(input => $$"""{"id":"{{input.GetProperty("id").GetString()}}"}""");
        return Json($$"""{"results":[{{string.Join(',', ids)}}]}""")(sent);
    }
}
