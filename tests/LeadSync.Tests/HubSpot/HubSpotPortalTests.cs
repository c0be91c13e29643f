using LeadSync.HubSpot;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.HubSpot;

public sealed class HubSpotPortalTests
{
    private const string Properties = "GET /crm/v3/properties/contacts";
    private const string One = """{"results":[{"name":"email","label":"Email","type":"string","fieldType":"text"}]}""";
    private const string Two = """{"results":[{"name":"email","label":"Email","type":"string","fieldType":"text"},{"name":"size","label":"Size","type":"number","fieldType":"number"}]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Properties_are_read_once_a_day()
    {
        var wire = new ScriptedTransport().On(Properties, Json(One), Json(Two));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        using var portal = new HubSpotPortal(hubSpot.Connector, hubSpot.Time);

        (await portal.PropertiesAsync(Stop))!.Count.ShouldBe(1);
        hubSpot.Time.Advance(TimeSpan.FromHours(23));
        (await portal.PropertiesAsync(Stop))!.Count.ShouldBe(1);
        hubSpot.Time.Advance(TimeSpan.FromHours(2));
        (await portal.PropertiesAsync(Stop))!.Count.ShouldBe(2);
        wire.Count(Properties).ShouldBe(2);
    }

    [Fact]
    public async Task Expired_properties_are_read_at_once()
    {
        var wire = new ScriptedTransport().On(Properties, Json(One), Json(Two));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        using var portal = new HubSpotPortal(hubSpot.Connector, hubSpot.Time);
        await portal.PropertiesAsync(Stop);

        portal.Expire();

        (await portal.PropertiesAsync(Stop))!.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_may_not_ask_is_no_failure_and_is_asked_with_again_in_minutes()
    {
        var wire = new ScriptedTransport().On(Properties, Json("""{"status":"error","category":"MISSING_SCOPES","message":"x"}""", 403), Json(One));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        using var portal = new HubSpotPortal(hubSpot.Connector, hubSpot.Time);

        (await portal.PropertiesAsync(Stop)).ShouldBeNull();
        (await portal.PropertiesAsync(Stop)).ShouldBeNull();
        wire.Count(Properties).ShouldBe(1);
        hubSpot.Time.Advance(TimeSpan.FromMinutes(6));
        (await portal.PropertiesAsync(Stop))!.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Old_properties_are_better_than_none_while_HubSpot_is_down()
    {
        var wire = new ScriptedTransport().On(Properties, Json(One), Html(503));
        using var hubSpot = HubSpotUnderTest.Over(wire);
        using var portal = new HubSpotPortal(hubSpot.Connector, hubSpot.Time);
        await portal.PropertiesAsync(Stop);

        portal.Expire();

        (await hubSpot.Patiently(portal.PropertiesAsync(Stop)))!.Count.ShouldBe(1);
    }
}
