using System.Text.Json.Nodes;

namespace LeadSync.Tests.Sandbox.Salesforce;

/// <summary>An admin changes the schema while integrations run.</summary>
public sealed class SchemaChangeTests
{
    [Fact]
    public async Task A_removed_field_is_unknown_to_describe_queries_and_writes()
    {
        await using var org = await SignedInOrg.StartAsync();
        var lead = await org.CreateAsync("Lead", new { LastName = "Ito", Company = "Acme", LeadSync_Heat__c = "hot", LeadSync_Grade__c = "A" });
        var field = (await org.CallAsync("GET", $"tooling/query?q={Uri.EscapeDataString("SELECT Id, FullName FROM CustomField WHERE DeveloperName = 'LeadSync_Heat' AND TableEnumOrId = 'Lead'")}")).Body!["records"]![0]!;
        ((string)field["FullName"]!).ShouldBe("Lead.LeadSync_Heat__c");
        (await org.CallAsync("GET", $"tooling/sobjects/CustomField/{field["Id"]}")).Status.ShouldBe(200);

        (await org.CallAsync("DELETE", $"tooling/sobjects/CustomField/{field["Id"]}")).Status.ShouldBe(204);

        (await FieldsAsync(org, "Lead")).ShouldNotContain("LeadSync_Heat__c");
        (await FieldsAsync(org, "Contact")).ShouldContain("LeadSync_Heat__c");
        (await org.RefusedAsync("GET", "query?q=SELECT+Id,LeadSync_Heat__c,LastName+FROM+Lead")).Code.ShouldBe("INVALID_FIELD");
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { LeadSync_Heat__c = "cold", Title = "CTO" })).Code.ShouldBe("INVALID_FIELD");
        (await org.UpsertAsync([new { attributes = new { type = "Lead" }, LeadSync_Id__c = "a", LastName = "A", Company = "B", LeadSync_Heat__c = "x" }])).Body![0]!["errors"]![0]!["statusCode"]!.ToString().ShouldBe("INVALID_FIELD");
        ((string?)(await org.ReadAsync("Lead", lead))["LeadSync_Grade__c"]).ShouldBe("A");
        (await org.CallAsync("DELETE", $"tooling/sobjects/CustomField/{field["Id"]}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_field_that_comes_back_does_not_bring_its_old_values_nor_permissions()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("fields", new { add = new[] { Field("Lead.Budget__c", new { type = "Text", label = "Budget", length = 20, externalId = true, unique = true }) } });
        var lead = await org.CreateAsync("Lead", new { LastName = "Ito", Company = "Acme", Budget__c = "b1" });
        await org.ControlAsync("org", new { trackHistory = new[] { "Lead.Budget__c" } });

        await org.ControlAsync("fields", new { remove = new[] { "Lead.Budget__c" }, add = new[] { Field("Lead.Budget__c", new { type = "Number", label = "Budget", precision = 8, scale = 2 }) } });

        (await org.ColumnAsync("SELECT Budget__c FROM Lead", "Budget__c")).ShouldBe([null]);
        await org.UpdateAsync("Lead", lead, new { Budget__c = 12.345 });
        (await org.ReadAsync("Lead", lead))["Budget__c"]!.GetValue<decimal>().ShouldBe(12.35m);
        (await org.ColumnAsync($"SELECT Field FROM LeadHistory WHERE LeadId = '{lead}' AND Field = 'Budget__c'")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Currency", "currency", "12.5", "x")]
    [InlineData("Date", "date", "2026-11-22", "22.11.2026")]
    [InlineData("DateTime", "datetime", "2026-11-22T08:00:00Z", "yesterday")]
    [InlineData("Email", "email", "a@b.example", "nobody")]
    [InlineData("Phone", "phone", "+43 1", "12345678901234567890123456789012345678901")]
    [InlineData("Picklist", "picklist", "red", "yellow")]
    [InlineData("MultiselectPicklist", "multipicklist", "red;blue", "red;yellow")]
    [InlineData("Number", "double", "123.45", "123456")]
    [InlineData("Text", "string", "1234567890", "12345678901")]
    public async Task A_field_of_any_kind_takes_its_values_and_refuses_others(string type, string described, string good, string bad)
    {
        await using var org = await SignedInOrg.StartAsync();
        foreach (var on in new[] { "Lead", "Contact", "Activity" })
        {
            var metadata = new { type, label = "Made", length = 10, precision = 5, scale = 2, valueSet = new { restricted = true, valueSetDefinition = new { value = new[] { Choice("red"), Choice("blue"), Choice("yellow", active: false) } } } };
            await org.ControlAsync("fields", new { add = new[] { Field($"{on}.Made__c", metadata) } });
        }

        foreach (var on in new[] { "Lead", "Contact", "Task" })
        {
            ((string)(await DescribedAsync(org, on, "Made__c"))["type"]!).ShouldBe(described);
            var required = on switch { "Lead" => new JsonObject { ["LastName"] = "A", ["Company"] = "B" }, "Contact" => new JsonObject { ["LastName"] = "A" }, _ => [] };
            await org.CreateAsync(on, Having(required, good));
            (await org.CallAsync("POST", $"sobjects/{on}", Having(required, bad))).Status.ShouldBe(400);
        }
    }

    [Fact]
    public async Task A_lookup_leads_to_its_row_and_a_formula_cannot_be_written()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("fields", new
        {
            add = new[]
            {
                Field("Lead.Rep__c", new { type = "Lookup", label = "Rep", referenceTo = "User" }),
                Field("Lead.Buyer__c", new { type = "Lookup", label = "Buyer", referenceTo = "Account" }),
                Field("Lead.Rank__c", new { type = "Number", label = "Rank", precision = 5, scale = 0, formula = "LeadSync_Score__c * 2" }),
            },
        });
        var (ana, globex) = (await org.UserAsync("ana@acme.example"), await org.CreateAsync("Account", new { Name = "Globex" }));
        var lead = await org.CreateAsync("Lead", new { LastName = "Ito", Company = "Acme", Rep__c = ana, Buyer__c = globex });

        (await org.QueryAsync("SELECT Rep__r.Username, Buyer__r.Name FROM Lead WHERE Rep__r.Username = 'ana@acme.example'"))["records"]![0]!["Buyer__r"]!["Name"]!.ToString().ShouldBe("Globex");
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { Rep__c = globex })).Code.ShouldBe("MALFORMED_ID");
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { Rank__c = 7 })).Code.ShouldBe("INVALID_FIELD_FOR_INSERT_UPDATE");
        var rank = await DescribedAsync(org, "Lead", "Rank__c");
        (rank["calculated"]!.GetValue<bool>(), rank["createable"]!.GetValue<bool>(), rank["updateable"]!.GetValue<bool>()).ShouldBe((true, false, false));
    }

    [Fact]
    public async Task A_bulk_job_under_way_fails_when_a_field_of_it_goes()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { bulkHeld = true });
        var id = await org.UploadAsync(new { @object = "Lead", operation = "upsert", externalIdFieldName = "LeadSync_Id__c" }, "LeadSync_Id__c,LastName,Company,LeadSync_Heat__c\na,A,B,hot\n");
        await org.CloseAsync(id);
        await org.ControlAsync("fields", new { remove = new[] { "Lead.LeadSync_Heat__c" } });
        await org.ControlAsync("org", new { bulkHeld = false });

        ((string)(await org.OverAsync(id))["errorMessage"]!).ShouldBe("InvalidBatch : Field name not found : LeadSync_Heat__c");
    }

    private static object Field(string fullName, object metadata) => new { fullName, metadata };

    private static object Choice(string valueName, bool active = true) => new { valueName, label = valueName, isActive = active };

    private static JsonObject Having(JsonObject record, string value)
    {
        var whole = record.DeepClone().AsObject();
        whole["Made__c"] = value;
        return whole;
    }

    private static async Task<JsonNode> DescribedAsync(SignedInOrg org, string type, string name) =>
        (await org.CallAsync("GET", $"sobjects/{type}/describe")).Body!["fields"]!.AsArray().Single(field => (string)field!["name"]! == name)!;

    private static async Task<IEnumerable<string>> FieldsAsync(SignedInOrg org, string type) =>
        (await org.CallAsync("GET", $"sobjects/{type}/describe")).Body!["fields"]!.AsArray().Select(field => (string)field!["name"]!);
}
