using System.Text.Json.Nodes;
using LeadSync.Sandbox.HubSpot.Native;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

/// <summary>HubSpot's own Salesforce connector, which many portals have switched on.</summary>
public sealed class NativeConnectorTests
{
    private const string Shown = "salesforceleadid,salesforcecontactid,salesforcelastsynctime,phone,email,firstname";

    [Fact]
    public async Task A_contact_becomes_a_lead_of_the_connectors_own_user_and_knows_its_id()
    {
        await using var both = await StartAsync();
        var ann = await both.CreateAsync(new { email = "ann@x.example", firstname = "Ann", phone = "1" });
        var silent = await both.CreateAsync(new { firstname = "Nobody" });
        await RunAsync(both);

        var lead = (await LeadsAsync(both)).ShouldHaveSingleItem();
        (lead["LastName"]!.ToString(), lead["Company"]!.ToString(), lead["Phone"]!.ToString(), lead["CreatedBy"]!["Username"]!.ToString()).ShouldBe(("[not provided]", "[not provided]", "1", "hubspot@acme.example"));
        (await both.ReadAsync(ann, Shown))["salesforceleadid"]!.ToString().ShouldBe(lead["Id"]!.ToString());
        (await both.ReadAsync(ann, Shown))["salesforcelastsynctime"].ShouldNotBeNull();
        (await both.ReadAsync(silent, Shown))["salesforceleadid"].ShouldBeNull();
        var history = (await both.HubSpot.JsonAsync($"{Contacts}/{ann}?propertiesWithHistory=salesforceleadid"))["propertiesWithHistory"]!["salesforceleadid"]![0]!;
        history["sourceType"]!.ToString().ShouldBe("SALESFORCE");
        using var refused = await both.HubSpot.PatchAsync($"{Contacts}/{ann}", new { properties = new { salesforceleadid = "x" } });
        ((int)refused.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Edits_travel_both_ways_and_nothing_moves_when_nobody_edits()
    {
        await using var both = await StartAsync();
        var ann = await both.CreateAsync(new { email = "ann@x.example", lastname = "Ito", phone = "1" });
        await RunAsync(both);
        var lead = (string)(await LeadsAsync(both))[0]["Id"]!;

        await PatchLeadAsync(both, lead, new { Phone = "2", FirstName = "Ann" });
        await RunAsync(both);
        ((await both.ReadAsync(ann, Shown))["phone"]!.ToString(), (await both.ReadAsync(ann, Shown))["firstname"]!.ToString()).ShouldBe(("2", "Ann"));
        await both.HubSpot.PatchAsync($"{Contacts}/{ann}", new { properties = new { phone = "3", firstname = "" } });
        var counts = await RunAsync(both);
        var row = (await LeadsAsync(both))[0];
        (row["Phone"]!.ToString(), row["FirstName"]).ShouldBe(("3", null));

        var modified = (await both.HubSpot.JsonAsync($"{Contacts}/{ann}"))["updatedAt"]!.ToString();
        (await RunAsync(both))["counts"]!["updatedInSalesforce"]!.ToString().ShouldBe(counts["counts"]!["updatedInSalesforce"]!.ToString());
        (await both.HubSpot.JsonAsync($"{Contacts}/{ann}"))["updatedAt"]!.ToString().ShouldBe(modified);
    }

    [Fact]
    public async Task Somebody_who_is_in_Salesforce_already_is_linked_and_not_made_twice()
    {
        await using var both = await StartAsync();
        var lead = await CreateInSalesforceAsync(both, "Lead", new { LastName = "Ito", Company = "Acme", Email = "ann@x.example", Phone = "9" });
        var contact = await CreateInSalesforceAsync(both, "Contact", new { LastName = "Weiss", Email = "bob@x.example" });
        await CreateInSalesforceAsync(both, "Lead", new { LastName = "New", Company = "Acme", Email = "new@x.example" });
        var (ann, bob) = (await both.CreateAsync(new { email = "ann@x.example", phone = "1" }), await both.CreateAsync(new { email = "bob@x.example" }));
        await RunAsync(both);

        (await LeadsAsync(both)).Count.ShouldBe(2);
        ((await both.ReadAsync(ann, Shown))["salesforceleadid"]!.ToString(), (await both.ReadAsync(ann, Shown))["phone"]!.ToString()).ShouldBe((lead, "9"), "Salesforce is preferred unless blank");
        (await both.ReadAsync(bob, Shown))["salesforcecontactid"]!.ToString().ShouldBe(contact);
        (await both.HubSpot.JsonAsync($"{Contacts}/new@x.example?idProperty=email&properties=lastname"))["properties"]!["lastname"]!.ToString().ShouldBe("New");
    }

    [Fact]
    public async Task A_converted_lead_is_followed_to_its_contact_and_a_deleted_one_is_let_go()
    {
        await using var both = await StartAsync();
        var (ann, bob) = (await both.CreateAsync(new { email = "ann@x.example", lastname = "Ito" }), await both.CreateAsync(new { email = "bob@x.example", lastname = "Ito" }));
        await RunAsync(both);
        var (first, second) = ((await both.ReadAsync(ann, Shown))["salesforceleadid"]!.ToString(), (await both.ReadAsync(bob, Shown))["salesforceleadid"]!.ToString());
        await both.Salesforce.SendAsync("/_sandbox/convert", new { leadId = first, user = "ana@acme.example" });
        using var deleted = await both.Salesforce.DeleteAsync($"/services/data/v67.0/sobjects/Lead/{second}", TestContext.Current.CancellationToken);
        await RunAsync(both);
        var contact = (await both.ReadAsync(ann, Shown))["salesforcecontactid"]!.ToString();
        await both.HubSpot.PatchAsync($"{Contacts}/{ann}", new { properties = new { phone = "5" } });
        await RunAsync(both);

        (await both.Salesforce.JsonAsync($"/services/data/v67.0/sobjects/Contact/{contact}"))["Phone"]!.ToString().ShouldBe("5");
        (await both.ReadAsync(bob, Shown))["salesforceleadid"].ShouldBeNull();
        (await LeadsAsync(both)).Count.ShouldBe(1, "nobody is made again");
    }

    [Fact]
    public async Task It_waits_its_delay_keeps_to_its_list_and_its_calls_are_told_apart()
    {
        await using var both = await StartAsync(new { delay = "10m", inclusionList = "Sales ready" });
        var (ann, _) = (await both.CreateAsync(new { email = "ann@x.example" }), await both.CreateAsync(new { email = "bob@x.example" }));
        var list = (string)(await both.HubSpot.SendAsync("/crm/v3/lists/search", new { query = "Sales ready" }))!["lists"]![0]!["listId"]!;
        using var joined = await both.HubSpot.PutAsync($"/crm/v3/lists/{list}/memberships/add", System.Net.Http.Json.JsonContent.Create(new[] { ann }), TestContext.Current.CancellationToken);
        await RunAsync(both);
        (await LeadsAsync(both)).ShouldBeEmpty();

        await both.AdvanceAsync("11m");
        await RunAsync(both);
        (await LeadsAsync(both)).ShouldHaveSingleItem()["Email"]!.ToString().ShouldBe("ann@x.example");
        var calls = await both.Salesforce.JsonAsync("/_sandbox/calls");
        calls["actors"]!["hubspot-native"]!["records"]!.GetValue<int>().ShouldBeGreaterThan(0);
        calls["calls"]!.AsArray().Single(call => ((string)call!["path"]!).EndsWith("/composite/sobjects"))!["actors"]!["hubspot-native"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData("a", "a", "x", "y", null, null)]
    [InlineData("b", "a", "a", "a", null, "b")]
    [InlineData("a", "b", "a", "a", "b", null)]
    [InlineData("b", "c", "a", "a", "c", null)]
    [InlineData("b", null, "a", "a", null, "b")]
    [InlineData("a", null, "a", "a", null, null)]
    public void Salesforce_is_preferred_unless_blank(string? here, string? there, string hereBefore, string thereBefore, string? toHubSpot, string? toSalesforce)
    {
        var settled = NativeMerge.Settle(here, there, new Agreed(hereBefore, thereBefore), NativeDirection.Both);

        (settled.ToHubSpot ? settled.Value : null, settled.ToSalesforce ? settled.Value : null).ShouldBe((toHubSpot, toSalesforce));
    }

    private static async Task<RunningSandbox> StartAsync(object? more = null)
    {
        var both = await RunningSandbox.StartAsync();
        using var signedIn = await both.Salesforce.PostAsync("/services/oauth2/token", new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "sandbox-client", ["client_secret"] = "sandbox-secret" }), TestContext.Current.CancellationToken);
        both.Salesforce.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await signedIn.BodyAsync())["access_token"]!);
        var options = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more ?? new object()))!.AsObject();
        options["salesforce"] = both.Salesforce.BaseAddress!.ToString();
        options["every"] = "0s";
        await both.HubSpot.SendAsync("/_sandbox/native", options);
        return both;
    }

    private static async Task<JsonNode> RunAsync(RunningSandbox both) => (await both.HubSpot.SendAsync("/_sandbox/native/run", new { }))!;

    private static async Task<List<JsonNode>> LeadsAsync(RunningSandbox both) =>
        [.. (await both.Salesforce.JsonAsync("/services/data/v67.0/query?q=SELECT+Id,LastName,FirstName,Company,Phone,Email,CreatedBy.Username+FROM+Lead"))["records"]!.AsArray().Select(row => row!)];

    private static async Task<string> CreateInSalesforceAsync(RunningSandbox both, string type, object record) => (string)(await both.Salesforce.SendAsync($"/services/data/v67.0/sobjects/{type}", record))!["id"]!;

    private static async Task PatchLeadAsync(RunningSandbox both, string id, object fields)
    {
        using var answer = await both.Salesforce.PatchAsync($"/services/data/v67.0/sobjects/Lead/{id}", fields);
        ((int)answer.StatusCode).ShouldBe(204);
    }
}
