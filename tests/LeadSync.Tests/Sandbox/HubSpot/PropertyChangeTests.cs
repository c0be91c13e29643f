using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.HubSpot;

/// <summary>A portal's admin changes properties while integrations run.</summary>
public sealed class PropertyChangeTests
{
    private const string Contacts = "/crm/v3/objects/contacts";

    [Fact]
    public async Task A_removed_property_is_left_out_of_reads_and_refused_in_writes()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await CreateAsync(sandbox, new { email = "ann@x.example", jobtitle = "CTO" });

        await sandbox.HubSpot.SendAsync("/_sandbox/properties", new { remove = new[] { "jobtitle" } });

        (await sandbox.HubSpot.JsonAsync($"{Contacts}/{id}?properties=jobtitle,email"))["properties"]!.AsObject().ContainsKey("jobtitle").ShouldBeFalse();
        using var refused = await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { jobtitle = "CEO", city = "Graz" } });
        ((int)refused.StatusCode).ShouldBe(400);
        (await refused.BodyAsync())["errors"]![0]!.ToJsonString().ShouldContain("PROPERTY_DOESNT_EXIST");
        (await sandbox.HubSpot.JsonAsync("/crm/v3/properties/contacts"))["results"]!.AsArray().ShouldNotContain(property => (string)property!["name"]! == "jobtitle");
        using var search = await sandbox.HubSpot.PostAsync($"{Contacts}/search", new { filterGroups = new[] { new { filters = new[] { new { propertyName = "jobtitle", @operator = "HAS_PROPERTY" } } } } });
        ((int)search.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_renamed_property_keeps_its_values_and_its_records_are_found_by_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await CreateAsync(sandbox, new { email = "ann@x.example", leadsync_id = "ls-1", jobtitle = "CTO" });

        await sandbox.HubSpot.SendAsync("/_sandbox/properties", new { rename = new { leadsync_id = "our_id", jobtitle = "job" } });

        var found = await sandbox.HubSpot.JsonAsync($"{Contacts}/ls-1?idProperty=our_id&properties=job,jobtitle");
        ((string)found["id"]!, (string)found["properties"]!["job"]!, found["properties"]!["jobtitle"]).ShouldBe((id, "CTO", null));
        using var unknown = await sandbox.HubSpot.PostAsync("/_sandbox/properties", new { remove = new[] { "jobtitle" } });
        ((int)unknown.StatusCode).ShouldBe(400);
    }

    [Theory]
    [InlineData("number", "number", "12.5", "twelve", "INVALID_INTEGER")]
    [InlineData("bool", "booleancheckbox", "true", "maybe", "INVALID_OPTION")]
    [InlineData("date", "date", "2026-11-22", "tomorrow", "INVALID_DATE")]
    [InlineData("datetime", "date", "2026-11-22T08:00:00Z", "tomorrow", "INVALID_LONG")]
    [InlineData("enumeration", "select", "red", "yellow", "INVALID_OPTION")]
    [InlineData("enumeration", "checkbox", "red;blue", "red;yellow", "INVALID_OPTION")]
    public async Task A_bad_value_refuses_its_batch_and_names_the_culprit(string type, string fieldType, string good, string bad, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var options = type == "enumeration" ? new[] { new { label = "Red", value = "red" }, new { label = "Blue", value = "blue" } } : [];
        await sandbox.HubSpot.SendAsync("/crm/v3/properties/contacts", new { name = "made", label = "Made", type, fieldType, groupName = "contactinformation", options });
        var (first, second) = (await CreateAsync(sandbox, new { email = "a@x.example", made = good }), await CreateAsync(sandbox, new { email = "b@x.example" }));

        using var refused = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/update", new { inputs = new object[] { new { id = first, properties = new { city = "Graz" } }, new { id = second, properties = new { made = bad } } } });

        ((int)refused.StatusCode).ShouldBe(400);
        var error = (await refused.BodyAsync())["errors"]![0]!;
        ((string)error["code"]!, (string)error["context"]!["propertyName"]![0]!).ShouldBe((code, "made"));
        (await sandbox.HubSpot.JsonAsync($"{Contacts}/{first}?properties=city"))["properties"]!["city"].ShouldBeNull();
    }

    private static async Task<string> CreateAsync(RunningSandbox sandbox, object properties) =>
        (string)(await sandbox.HubSpot.SendAsync(Contacts, new { properties }))!["id"]!;
}
