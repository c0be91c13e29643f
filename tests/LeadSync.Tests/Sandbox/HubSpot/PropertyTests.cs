using System.Net;
using System.Text.Json.Nodes;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class PropertyTests
{
    private const string Properties = "/crm/v3/properties/contacts";

    [Fact]
    public async Task A_bare_portal_lacks_what_leadsync_needs_and_any_other_has_it()
    {
        await using var bare = await RunningSandbox.StartAsync(new() { Bare = true });
        using var missing = await bare.HubSpot.GetAsync($"{Properties}/leadsync_id", TestContext.Current.CancellationToken);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var ready = await RunningSandbox.StartAsync();
        var property = await ready.HubSpot.JsonAsync($"{Properties}/leadsync_id");
        property["groupName"]!.ToString().ShouldBe("leadsync");
        property["hasUniqueValue"]!.GetValue<bool>().ShouldBeTrue();
        (await ready.HubSpot.JsonAsync($"{Properties}/groups"))["results"]!.AsArray().Select(group => group!["name"]!.ToString()).ShouldContain("leadsync");
    }

    [Fact]
    public async Task Provisioning_creates_a_group_and_properties_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Bare = true });
        using var group = await sandbox.HubSpot.PostAsync($"{Properties}/groups", new { name = "leadsync", label = "LeadSync" });
        group.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var created = await sandbox.HubSpot.PostAsync($"{Properties}/batch/create", new
        {
            inputs = new object[]
            {
                new { name = "leadsync_id", label = "Id", groupName = "leadsync", type = "string", fieldType = "text", hasUniqueValue = true },
                new { name = "leadsync_state", label = "State", groupName = "leadsync", type = "enumeration", fieldType = "select", options = new[] { new { label = "Met", value = "met", displayOrder = 0 } } },
            },
        });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var again = await sandbox.HubSpot.PostAsync(Properties, new { name = "leadsync_id", label = "Id", groupName = "leadsync", type = "string", fieldType = "text" });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await sandbox.CreateAsync(new { leadsync_id = "L-1", leadsync_state = "met" })).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Leadsync", "string", "text", "contactinformation")]
    [InlineData("leadsync_x", "string", "checkbox", "contactinformation")]
    [InlineData("leadsync_x", "text", "text", "contactinformation")]
    [InlineData("leadsync_x", "string", "text", "nosuchgroup")]
    public async Task Refuses_a_property_that_cannot_be(string name, string type, string fieldType, string groupName)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await sandbox.HubSpot.PostAsync(Properties, new { name, label = name, type, fieldType, groupName });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task New_options_replace_the_old_ones()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.PatchAsync($"{Properties}/hs_lead_status", new { options = new[] { new { label = "Fresh", value = "FRESH", displayOrder = 0 } } });
        (await sandbox.HubSpot.JsonAsync($"{Properties}/hs_lead_status"))["options"]!.AsArray().ShouldHaveSingleItem()!["value"]!.ToString().ShouldBe("FRESH");

        await sandbox.CreateAsync(new { hs_lead_status = "FRESH" });
        using var refused = await sandbox.HubSpot.PostAsync(Contacts, new { properties = new { hs_lead_status = "NEW" } });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Lists_all_properties_with_their_rules()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var all = (await sandbox.HubSpot.JsonAsync("/crm/properties/2026-03/contacts"))["results"]!.AsArray();
        Of("createdate")["modificationMetadata"]!["readOnlyValue"]!.GetValue<bool>().ShouldBeTrue();
        Of("lifecyclestage")["options"]!.AsArray().Select(option => option!["value"]!.ToString())
            .ShouldBe(["subscriber", "lead", "marketingqualifiedlead", "salesqualifiedlead", "opportunity", "customer", "evangelist", "other"]);

        JsonNode Of(string name) => all.Single(property => property!["name"]!.ToString() == name)!;
    }

    [Fact]
    public async Task The_owners_are_three_and_found_by_address()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        (await sandbox.HubSpot.JsonAsync("/crm/v3/owners"))["results"]!.AsArray().Select(owner => owner!["email"]!.ToString())
            .ShouldBe(["ana@acme.example", "bob@acme.example", "cho@acme.example"]);
        var bob = (await sandbox.HubSpot.JsonAsync("/crm/owners/2026-03?email=bob@acme.example"))["results"]!.AsArray().ShouldHaveSingleItem()!;
        await sandbox.CreateAsync(new { hubspot_owner_id = bob["id"]!.ToString() });
    }
}
