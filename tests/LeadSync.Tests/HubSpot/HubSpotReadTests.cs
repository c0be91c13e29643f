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
}
