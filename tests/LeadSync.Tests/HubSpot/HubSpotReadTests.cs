using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.HubSpot;

public sealed class HubSpotReadTests
{
    private const string Search = "POST /crm/v3/objects/contacts/search";
    private const string BatchRead = "POST /crm/v3/objects/contacts/batch/read";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_a_page_of_a_search()
    {
        var wire = new ScriptedTransport().On(Search, Json("""
            {"total":4312,"results":[{"id":"501","properties":{"email":"ann@acme.example","phone":null,"hs_analytics_num_page_views":12},
              "createdAt":"2026-01-05T09:00:00.000Z","updatedAt":"2026-01-06T10:11:12.345Z","archived":false,"surprise":1}],
             "paging":{"next":{"after":"200","link":"https://x"}}}
            """));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var page = await hubSpot.Connector.SearchContactsAsync(new ContactSearch { SinceMs = 1767693600000, Properties = ["email"] }, Stop);

        page.Total.ShouldBe(4312);
        page.After.ShouldBe("200");
        var contact = page.Contacts.ShouldHaveSingleItem();
        contact["email"].ShouldBe("ann@acme.example");
        contact["phone"].ShouldBeNull();
        contact["hs_analytics_num_page_views"].ShouldBe("12");
        contact.UpdatedAt.ShouldBe(new DateTimeOffset(2026, 1, 6, 10, 11, 12, 345, TimeSpan.Zero));
        wire.Sent[0].Headers["Authorization"].ShouldBe("Bearer token-1");
        wire.Sent[0].Body.ShouldBe("""{"filterGroups":[{"filters":[{"propertyName":"lastmodifieddate","operator":"GTE","value":"1767693600000"}]}],"sorts":[{"propertyName":"lastmodifieddate","direction":"ASCENDING"}],"properties":["email"],"limit":200}""");
    }

    [Fact]
    public async Task Waits_its_turn_and_reads_on_after_a_rolling_limit()
    {
        var wire = new ScriptedTransport().On(
            Search,
            Json("""{"status":"error","message":"You have reached your ten_secondly_rolling limit.","errorType":"RATE_LIMIT","policyName":"TEN_SECONDLY_ROLLING"}""", 429),
            Json("""{"total":0,"results":[]}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        var started = hubSpot.Time.GetUtcNow();

        var page = await hubSpot.Patiently(hubSpot.Connector.SearchContactsAsync(new ContactSearch(), Stop));

        page.After.ShouldBeNull();
        (hubSpot.Time.GetUtcNow() - started).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Says_that_HubSpot_is_down_when_patience_ends()
    {
        var wire = new ScriptedTransport().On(BatchRead, Html(503));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var down = await Should.ThrowAsync<ConnectionDownException>(hubSpot.Patiently(hubSpot.Connector.ReadContactsAsync(["501"], ["email"], Stop)));

        down.Message.ShouldContain("HubSpot");
        down.Message.ShouldContain("reading contacts");
        wire.Count(BatchRead).ShouldBe(6);
    }

    [Fact]
    public async Task Reads_again_when_an_answer_is_broken_JSON()
    {
        var wire = new ScriptedTransport().On(Search, Json("""{"total":1,"resu"""), Json("""{"total":0,"results":[]}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var page = await hubSpot.Patiently(hubSpot.Connector.SearchContactsAsync(new ContactSearch(), Stop));

        page.Total.ShouldBe(0);
        wire.Count(Search).ShouldBe(2);
    }

    [Fact]
    public async Task Finds_a_merged_contact_under_its_former_id_and_leaves_out_the_deleted()
    {
        var wire = new ScriptedTransport()
            .On(
                BatchRead,
                Json("""
                    {"results":[{"id":"205","properties":{"hs_merged_object_ids":"101;102"}},{"id":"9","properties":{},"archived":true}],
                     "errors":[{"category":"OBJECT_NOT_FOUND","context":{"ids":["300","400"]}}]}
                    """,
                    207),
                Json("""{"results":[{"id":"301","properties":{"email":"eve@acme.example"}}]}"""))
            .On("GET /crm/v3/objects/contacts/9", Json("{}", 404))
            .On("GET /crm/v3/objects/contacts/300", Json("""{"id":"301","properties":{}}"""))
            .On("GET /crm/v3/objects/contacts/400", Json("""{"status":"error","message":"resource not found"}""", 404));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var contacts = await hubSpot.Patiently(hubSpot.Connector.ReadContactsAsync(["101", "102", "9", "300", "400", "101"], ["email"], Stop));

        contacts.ToDictionary(found => found.Key, found => found.Value.Id)
            .ShouldBe(new Dictionary<string, string> { ["101"] = "205", ["102"] = "205", ["300"] = "301" }, ignoreOrder: true);
        contacts["300"]["email"].ShouldBe("eve@acme.example");
    }

    [Fact]
    public async Task Reads_a_hundred_contacts_at_a_time()
    {
        var wire = new ScriptedTransport().On(BatchRead, sent =>
        {
            var results = sent.Json.GetProperty("inputs").EnumerateArray().Select(input => $$"""{"properties":{},"id":"{{input.GetProperty("id")}}"}""");
            return Json($$"""{"results":[{{string.Join(',', results)}}]}""")(sent);
        });
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var contacts = await hubSpot.Patiently(hubSpot.Connector.ReadContactsAsync([.. Enumerable.Range(1, 250).Select(id => $"{id}")], [], Stop));

        contacts.Count.ShouldBe(250);
        wire.Count(BatchRead).ShouldBe(3);
    }

    [Fact]
    public async Task Walks_through_one_stamp_by_id()
    {
        var wire = new ScriptedTransport().On(Search, Json("""{"total":0}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        await hubSpot.Connector.SearchContactsAsync(new ContactSearch { ExactMs = 1767693600000, AfterId = "501", After = "200", Limit = 100 }, Stop);

        wire.Sent[0].Body.ShouldBe("""{"filterGroups":[{"filters":[{"propertyName":"lastmodifieddate","operator":"EQ","value":"1767693600000"},{"propertyName":"hs_object_id","operator":"GT","value":"501"}]}],"sorts":[{"propertyName":"hs_object_id","direction":"ASCENDING"}],"properties":[],"limit":100,"after":"200"}""");
    }

    [Fact]
    public async Task Searches_for_ids_and_reads_the_rest_when_the_search_would_be_too_long()
    {
        var wire = new ScriptedTransport()
            .On(Search, Json("""{"total":2,"results":[{"id":"1","properties":{}},{"id":"2","properties":{}}]}"""))
            .On(BatchRead, Json("""{"results":[{"id":"1","properties":{"p0":"x"}}]}"""))
            .On("GET /crm/v3/objects/contacts/2", Json("{}", 404));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        string[] properties = [.. Enumerable.Range(0, 200).Select(number => $"p{number}_with_a_long_name")];

        var page = await hubSpot.Patiently(hubSpot.Connector.SearchContactsAsync(new ContactSearch { Properties = properties }, Stop));

        wire.Sent[0].Body.Length.ShouldBeLessThan(3000);
        page.Contacts.ShouldHaveSingleItem()["p0"].ShouldBe("x");
        page.Total.ShouldBe(2);
    }

    [Fact]
    public async Task Names_the_token_when_it_is_refused()
    {
        var wire = new ScriptedTransport().On("GET /account-info/v3/details", Json("""{"status":"error","category":"EXPIRED_AUTHENTICATION","message":"..."}""", 401));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var down = await Should.ThrowAsync<ConnectionDownException>(hubSpot.Connector.GetAccountAsync(Stop));

        down.Message.ShouldContain("hubspot.token");
        down.Message.ShouldContain("EXPIRED_AUTHENTICATION");
        down.Message.ShouldNotContain("token-1");
        wire.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tells_a_missing_scope_from_a_broken_connection()
    {
        var wire = new ScriptedTransport().On("GET /events/v3/events", Json("""{"status":"error","category":"MISSING_SCOPES","message":"This app hasn't been granted all required scopes"}""", 403));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var refused = await Should.ThrowAsync<CallRefusedException>(hubSpot.Connector.GetEventsAsync("e_visited_page", DateTimeOffset.UnixEpoch, null, 100, Stop));

        (refused.Status, refused.Code).ShouldBe((403, "MISSING_SCOPES"));
    }

    [Fact]
    public async Task Stops_waiting_when_the_caller_stops()
    {
        var wire = new ScriptedTransport().On(BatchRead, Html(503));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        using var stop = new CancellationTokenSource();

        var work = hubSpot.Connector.ReadContactsAsync(["1"], [], stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(work);
    }

    [Fact]
    public async Task Does_not_hide_a_bug_behind_retries()
    {
        using var hubSpot = HubSpotUnderTest.Over(new ScriptedTransport().On(BatchRead, Fails(new NotSupportedException("a bug"))));

        await Should.ThrowAsync<NotSupportedException>(hubSpot.Patiently(hubSpot.Connector.ReadContactsAsync(["1"], [], Stop)));
    }

    [Fact]
    public async Task Counts_its_calls_and_learns_the_accounts_use()
    {
        var wire = new ScriptedTransport().On(
            BatchRead, Json("""{"results":[{"id":"1","properties":{}}]}""", 200, ("X-HubSpot-RateLimit-Daily", "1000"), ("X-HubSpot-RateLimit-Daily-Remaining", "958")));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        await hubSpot.Connector.ReadContactsAsync(["1"], [], Stop);

        hubSpot.Connector.Budget.ShouldBe(new BudgetReading("HubSpot", 1, 500, 86400, 42, 1000, PausedUntil: null));
    }

    [Fact]
    public async Task Sends_four_searches_a_second_and_no_more()
    {
        var wire = new ScriptedTransport().On(Search, Json("""{"total":0}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        var started = hubSpot.Time.GetUtcNow();

        await hubSpot.Patiently(Task.WhenAll(Enumerable.Range(0, 9).Select(_ => hubSpot.Connector.SearchContactsAsync(new ContactSearch(), Stop))));

        (hubSpot.Time.GetUtcNow() - started).ShouldBe(TimeSpan.FromSeconds(2));
    }
}
