using LeadSync.HubSpot;
using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Reload;
using LeadSync.Journey.Rounds;
using LeadSync.Rules;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging;

namespace LeadSync.Tests.Journey.Reload;

public sealed class SchemaWatchTests
{
    private static DeskReader Desks(IntakeUnderTest here, HubSpotPortal portal) =>
        new(here.Org, portal, new NativeWatch(here.HubSpot, portal, new NativeInForce(), new CollectingLogger<NativeWatch>()));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_that_vanishes_from_Salesforce_stops_its_mapping_alone_and_is_said_once_when_it_goes_and_once_when_it_is_back()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);
        var (stops, log) = (new MappingStops(), new CollectingLogger<SchemaWatch>());
        var watch = new SchemaWatch(Desks(here, portal), here.Rules, stops, here.Database, here.Time, log);
        await watch.LookAsync(Stop);
        stops.Now.ShouldBeEmpty();

        await HideAsync(here, "Lead.Title");
        await watch.LookAsync(Stop);
        await watch.LookAsync(Stop);

        stops.Now.ShouldHaveSingleItem().Rule.HubSpot.ShouldBe("jobtitle");
        log.Said.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
        log.Said[0].Text.ShouldStartWith("The mapping of jobtitle and Title stands still, all others go on: Salesforce shows our user no field 'Title' on Lead;");

        var restarted = new MappingStops();
        await new SchemaWatch(Desks(here, portal), here.Rules, restarted, here.Database, here.Time, log).LookAsync(Stop);
        restarted.Now.ShouldHaveSingleItem("a restart forgets nothing");

        await HideAsync(here, "");
        await watch.LookAsync(Stop);
        stops.Now.ShouldBeEmpty();
        log.Said[^1].Text.ShouldBe("The mapping of jobtitle and Title does not stand still any more");
    }

    [Fact]
    public async Task A_mapping_that_is_added_to_a_field_that_is_not_there_stands_still_from_the_beginning()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);
        var stops = new MappingStops();
        var watch = new SchemaWatch(Desks(here, portal), here.Rules, stops, here.Database, here.Time, new CollectingLogger<SchemaWatch>());
        await watch.LookAsync(Stop);

        Map(here, "city", "Citty");
        await watch.LookAsync(Stop);

        stops.Now.ShouldHaveSingleItem().Because.ShouldBe("Salesforce shows our user no field 'Citty' on Lead or Contact; let our user see it, put it back, or correct fields.yaml:9");
    }

    [Fact]
    public async Task A_property_made_a_moment_ago_is_asked_for_before_its_mapping_is_said_to_stand_still_and_one_put_back_is_noticed_in_minutes()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);
        var (stops, log) = (new MappingStops(), new CollectingLogger<SchemaWatch>());
        var watch = new SchemaWatch(Desks(here, portal), here.Rules, stops, here.Database, here.Time, log);
        await watch.LookAsync(Stop);

        await MakeAsync(here, "shoe_size");
        Map(here, "shoe_size", "Description");
        await watch.LookAsync(Stop);
        log.Said.ShouldBeEmpty();

        Map(here, "hat_size", "Fax");
        await watch.LookAsync(Stop);
        stops.Now.ShouldHaveSingleItem();
        await MakeAsync(here, "hat_size");
        here.Time.Advance(TimeSpan.FromMinutes(5));
        await watch.LookAsync(Stop);
        stops.Now.ShouldBeEmpty();
    }

    private static void Map(IntakeUnderTest here, string property, string field)
    {
        var rule = new FieldRule { HubSpot = property, Salesforce = field, At = new Position("fields.yaml", 9) };
        here.Rules.State = here.Rules.State with { Rules = here.Rules.Current with { Fields = new FieldRules([.. here.Rules.Current.Fields.Fields, rule]) } };
    }

    private static Task<System.Text.Json.Nodes.JsonNode?> MakeAsync(IntakeUnderTest here, string property) =>
        here.Sandbox.HubSpot.SendAsync("/crm/v3/properties/contacts", new { name = property, label = property, type = "string", fieldType = "text", groupName = "contactinformation" });

    /// <summary>An administrator takes a field away from our user, and a refused write shows that the picture is old.</summary>
    private static async Task HideAsync(IntakeUnderTest here, string field)
    {
        await here.Sandbox.Salesforce.SendAsync("/_sandbox/org", new { hiddenField = field });
        here.Org.Expire();
    }
}
