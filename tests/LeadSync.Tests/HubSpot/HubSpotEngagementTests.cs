using LeadSync.HubSpot;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.HubSpot;

public sealed class HubSpotEngagementTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_a_form_submission_that_lacks_its_conversion_id()
    {
        var wire = new ScriptedTransport().On("GET /form-integrations/v1/submissions/forms/3f1c", Json("""
            {"results":[{"submittedAt":1767693600123,"pageUrl":"https://acme.example/ebook","values":[{"name":"email","value":"ann@acme.example","objectTypeId":"0-1"},{"name":"employees","value":7}]}],
             "paging":{"next":{"after":"MjA=","link":"x"}}}
            """));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var page = await hubSpot.Connector.GetFormSubmissionsAsync("3f1c", "MTA=", Stop);

        page.After.ShouldBe("MjA=");
        var submission = page.Results.ShouldHaveSingleItem();
        submission.ConversionId.ShouldBeNull();
        submission.SubmittedAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1767693600123));
        submission.Values.ShouldBe([new FormValue("email", "ann@acme.example"), new FormValue("employees", "7")]);
        wire.Sent[0].Uri.Query.ShouldBe("?limit=50&after=MTA%3D");
    }

    [Fact]
    public async Task Reads_events_of_one_type_since_a_moment()
    {
        var wire = new ScriptedTransport().On("GET /events/event-occurrences/2026-03", Json("""
            {"results":[{"id":"b7c1","eventType":"e_visited_page","objectType":"CONTACT","objectId":"50123456789","occurredAt":"2026-01-06T10:05:00.000Z","properties":{"hs_url":"https://acme.example/a","hs_n":3}}],
             "paging":{"prev":{"before":"x"}}}
            """));
        using var hubSpot = HubSpotUnderTest.Over(wire, version: "2026-03");

        var page = await hubSpot.Connector.GetEventsAsync("e_visited_page", new DateTimeOffset(2026, 1, 6, 12, 0, 0, TimeSpan.FromHours(2)), after: null, 100, Stop);

        page.After.ShouldBeNull();
        page.Results.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            occurrence => occurrence.ObjectId.ShouldBe("50123456789"),
            occurrence => occurrence.Properties["hs_n"].ShouldBe("3"),
            occurrence => occurrence.OccurredAt.ShouldBe(new DateTimeOffset(2026, 1, 6, 10, 5, 0, TimeSpan.Zero)));
        wire.Sent[0].Uri.Query.ShouldBe("?objectType=contact&eventType=e_visited_page&occurredAfter=2026-01-06T10%3A00%3A00.000Z&limit=100");
    }

    [Fact]
    public async Task Reads_email_events_without_the_members_HubSpot_does_not_promise()
    {
        var wire = new ScriptedTransport().On("GET /email/public/v1/events", Json("""
            {"hasMore":true,"offset":"Ci","events":[{"id":"e1","created":1767693600000,"type":"CLICK","recipient":"ann@acme.example","emailCampaignId":998877}]}
            """));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var page = await hubSpot.Connector.GetEmailEventsAsync(DateTimeOffset.FromUnixTimeMilliseconds(5), offset: null, Stop);

        (page.HasMore, page.Offset).ShouldBe((true, "Ci"));
        page.Events.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            click => click.EmailCampaignId.ShouldBe(998877),
            click => click.Url.ShouldBeNull());
        wire.Sent[0].Uri.Query.ShouldBe("?limit=1000&startTimestamp=5");
    }

    [Fact]
    public async Task Reads_all_pages_of_owners()
    {
        var wire = new ScriptedTransport().On(
            "GET /crm/v3/owners",
            Json("""{"results":[{"id":"41629779","email":"rep@acme.example","userId":9586504,"archived":false}],"paging":{"next":{"after":"2"}}}"""),
            Json("""{"results":[{"id":"41629780","userId":null}]}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        (await hubSpot.Connector.GetOwnersAsync(Stop)).Select(owner => owner.Id).ShouldBe(["41629779", "41629780"]);
        wire.Sent[1].Uri.Query.ShouldBe("?limit=100&after=2");
    }

    [Fact]
    public async Task Knows_which_properties_are_read_only()
    {
        var wire = new ScriptedTransport().On("GET /crm/v3/properties/contacts", Json("""
            {"results":[
              {"name":"phone","label":"Phone","type":"string","fieldType":"text","groupName":"contactinformation","options":[],"modificationMetadata":{"readOnlyValue":false}},
              {"name":"num_notes","label":"Notes","type":"number","fieldType":"number","calculated":true},
              {"name":"hs_object_id","label":"Id","type":"number","fieldType":"number","modificationMetadata":{"readOnlyValue":true}},
              {"name":"leadsync_id","label":"Id","type":"string","fieldType":"text","hasUniqueValue":true,"options":[{"value":"a","label":"A"}]}]}
            """));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        var properties = await hubSpot.Connector.GetPropertiesAsync(Stop);

        properties.Where(property => property.ReadOnly).Select(property => property.Name).ShouldBe(["num_notes", "hs_object_id"]);
        properties[3].HasUniqueValue.ShouldBeTrue();
    }

    [Fact]
    public async Task Finds_the_list_of_exactly_a_name_on_a_later_page()
    {
        var wire = new ScriptedTransport().On(
            "POST /crm/v3/lists/search",
            Json("""{"lists":[{"listId":"1","name":"Sales ready (old)"}],"hasMore":true,"offset":500,"total":501}"""),
            Json("""{"lists":[{"listId":7,"name":"sales ready"}],"hasMore":false,"offset":501}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        (await hubSpot.Patiently(hubSpot.Connector.FindListAsync("Sales ready", Stop))).ShouldBe(new HubSpotList("7", "sales ready"));
        wire.Sent[1].Json.GetProperty("offset").GetInt32().ShouldBe(500);
    }

    [Fact]
    public async Task Finds_no_list_where_only_a_longer_name_matches()
    {
        var wire = new ScriptedTransport().On("POST /crm/v3/lists/search", Json("""{"lists":[{"listId":"1","name":"Sales ready (old)"}],"hasMore":false}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        (await hubSpot.Connector.FindListAsync("Sales ready", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Reads_the_members_of_a_list()
    {
        var wire = new ScriptedTransport().On("GET /crm/v3/lists/7/memberships", Json("""{"results":[{"recordId":501,"membershipTimestamp":"2026-01-06T00:00:00Z"}],"total":1}"""));
        using var hubSpot = HubSpotUnderTest.Over(wire);

        (await hubSpot.Connector.GetListMembershipsAsync("7", null, Stop)).Results.ShouldBe([new ListMembership("501", new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.Zero))]);
    }
}
