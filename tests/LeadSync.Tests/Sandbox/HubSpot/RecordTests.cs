using System.Net;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class RecordTests
{
    [Fact]
    public async Task Stores_an_address_in_lower_case_and_finds_it_in_any()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "Ann@Acme.Example", firstname = "Ann" });

        var found = await sandbox.HubSpot.JsonAsync($"{Contacts}/ANN@acme.example?idProperty=email");
        found["id"]!.ToString().ShouldBe(id);
        found["properties"]!["email"]!.ToString().ShouldBe("ann@acme.example");
        found["properties"]!["hs_object_id"]!.ToString().ShouldBe(id);
        found["archived"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Refuses_a_known_address_and_names_its_owner()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });

        using var refused = await sandbox.HubSpot.PostAsync(Contacts, new { properties = new { email = "ANN@acme.example" } });
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var body = await refused.BodyAsync();
        body["message"]!.ToString().ShouldBe($"Contact already exists. Existing ID: {id}");
        body["category"]!.ToString().ShouldBe("CONFLICT");
        body["correlationId"]!.ToString().ShouldBe(refused.Headers.GetValues("X-HubSpot-Correlation-Id").Single());
    }

    [Fact]
    public async Task Returns_null_for_an_empty_property_and_nothing_for_an_unknown_one()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });

        var properties = (await sandbox.ReadAsync(id, "phone,nosuchthing")).AsObject();
        properties.ContainsKey("phone").ShouldBeTrue();
        properties["phone"].ShouldBeNull();
        properties.ContainsKey("nosuchthing").ShouldBeFalse();
    }

    [Theory]
    [InlineData("nosuchthing", "x", "PROPERTY_DOESNT_EXIST")]
    [InlineData("createdate", "2026-01-01", "READ_ONLY_VALUE")]
    [InlineData("hs_lead_status", "Working", "INVALID_OPTION")]
    [InlineData("numemployees", "many", "INVALID_INTEGER")]
    [InlineData("email", "not an address", "INVALID_EMAIL")]
    [InlineData("leadsync_assigned_at", "soon", "INVALID_LONG")]
    [InlineData("hubspot_owner_id", "1", "INVALID_OPTION")]
    public async Task Refuses_a_wrong_value_with_its_code(string property, string value, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await sandbox.HubSpot.PostAsync(Contacts, new { properties = new Dictionary<string, string> { [property] = value } });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = await refused.BodyAsync();
        body["category"]!.ToString().ShouldBe("VALIDATION_ERROR");
        body["message"]!.ToString().ShouldStartWith("Property values were not valid: [{\"isValid\":false");
        body["errors"]![0]!["code"]!.ToString().ShouldBe(code);
        body["errors"]![0]!["context"]!["propertyName"]![0]!.ToString().ShouldBe(property);
    }

    [Fact]
    public async Task Takes_numbers_and_flags_as_text()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { leadsync_score = 71, leadsync_assigned_at = 1767693600123 });

        var properties = await sandbox.ReadAsync(id, "leadsync_score,leadsync_assigned_at");
        properties["leadsync_score"]!.ToString().ShouldBe("71");
        properties["leadsync_assigned_at"]!.ToString().ShouldBe("2026-01-06T10:00:00.123Z");
    }

    [Fact]
    public async Task A_leading_semicolon_adds_to_a_list_and_an_empty_text_clears_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { hs_buying_role = "CHAMPION" });

        await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { hs_buying_role = ";BLOCKER" } });
        (await sandbox.ReadAsync(id, "hs_buying_role"))["hs_buying_role"]!.ToString().ShouldBe("CHAMPION;BLOCKER");

        await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { hs_buying_role = "" } });
        (await sandbox.ReadAsync(id, "hs_buying_role"))["hs_buying_role"].ShouldBeNull();
    }

    [Fact]
    public async Task Keeps_the_history_of_a_property_newest_first()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { hs_lead_status = "NEW" });
        using var click = new HttpRequestMessage(HttpMethod.Patch, $"{Contacts}/{id}") { Content = System.Net.Http.Json.JsonContent.Create(new { properties = new { hs_lead_status = "OPEN" } }) };
        click.Headers.Add("X-Sandbox-User", "ann");
        (await sandbox.HubSpot.SendAsync(click, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var history = (await sandbox.HubSpot.JsonAsync($"{Contacts}/{id}?propertiesWithHistory=hs_lead_status"))["propertiesWithHistory"]!["hs_lead_status"]!.AsArray();
        history.Select(version => $"{version!["value"]} {version["sourceType"]}").ShouldBe(["OPEN CRM_UI", "NEW INTEGRATION"]);
    }

    [Fact]
    public async Task Writing_the_same_value_again_does_not_move_the_stamp()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { city = "Berlin" });
        var before = (await sandbox.ReadAsync(id, "city"))["lastmodifieddate"]!.ToString();

        await sandbox.AdvanceAsync("1m");
        await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { city = "Berlin" } });
        (await sandbox.ReadAsync(id, "city"))["lastmodifieddate"]!.ToString().ShouldBe(before);

        await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { city = "Bonn" } });
        (await sandbox.ReadAsync(id, "city"))["lastmodifieddate"]!.ToString().ShouldNotBe(before);
    }

    [Fact]
    public async Task An_archived_contact_is_gone_from_reads_and_lists_but_shown_to_who_asks_for_archived()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        (await sandbox.HubSpot.DeleteAsync($"{Contacts}/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var gone = await sandbox.HubSpot.GetAsync($"{Contacts}/{id}", TestContext.Current.CancellationToken);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gone.BodyAsync())["message"]!.ToString().ShouldBe("resource not found");
        (await sandbox.HubSpot.JsonAsync(Contacts)).Ids().ShouldBeEmpty();
        (await sandbox.HubSpot.JsonAsync($"{Contacts}/{id}?archived=true"))["archivedAt"].ShouldNotBeNull();
        (await sandbox.CreateAsync(new { email = "ann@acme.example" })).ShouldNotBe(id);
    }

    [Fact]
    public async Task Lists_by_id_a_page_at_a_time()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Contacts = 25 });
        var first = await sandbox.HubSpot.JsonAsync($"{Contacts}?limit=20");
        first.Ids().Length.ShouldBe(20);
        var second = await sandbox.HubSpot.JsonAsync($"{Contacts}?limit=20&after={first["paging"]!["next"]!["after"]}");
        second.Ids().Length.ShouldBe(5);
        second["paging"].ShouldBeNull();
        first.Ids().Concat(second.Ids()).ShouldBe(first.Ids().Concat(second.Ids()).Order().Distinct());

        using var tooMany = await sandbox.HubSpot.GetAsync($"{Contacts}?limit=101", TestContext.Current.CancellationToken);
        tooMany.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/crm/v3/objects/contacts")]
    [InlineData("/crm/objects/2026-03/contacts")]
    [InlineData("/crm/objects/2026-09/0-1")]
    public async Task Every_path_family_serves_the_same_contacts(string path)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        (await sandbox.HubSpot.JsonAsync(path)).Ids().ShouldBe([id]);
        (await sandbox.HubSpot.SendAsync($"{path}/batch/read", new { inputs = new[] { new { id } } }))!.Ids().ShouldBe([id]);
    }

    [Fact]
    public async Task Refuses_a_call_without_or_with_a_wrong_token()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.HubSpot.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");
        using var refused = await sandbox.HubSpot.GetAsync(Contacts, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.BodyAsync())["category"]!.ToString().ShouldBe("INVALID_AUTHENTICATION");

        sandbox.HubSpot.DefaultRequestHeaders.Authorization = null;
        using var missing = await sandbox.HubSpot.GetAsync(Contacts, TestContext.Current.CancellationToken);
        (await missing.BodyAsync())["message"]!.ToString().ShouldStartWith("Authentication credentials not found.");
    }
}
