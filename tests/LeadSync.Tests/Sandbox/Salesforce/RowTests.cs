namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class RowTests
{
    [Fact]
    public async Task A_created_lead_reads_back_with_its_defaults_and_the_platforms_dates()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (status, body, headers) = await org.CallAsync("POST", "sobjects/Lead", new { FirstName = "Ada", LastName = "Okafor", Company = "Globex", AnnualRevenue = 12, NumberOfEmployees = 7 });
        var id = (string)body!["id"]!;

        status.ShouldBe(201);
        id.ShouldMatch("^00Q[A-Za-z0-9]{15}$");
        headers.Location!.ToString().ShouldBe($"{SignedInOrg.Data}/sobjects/Lead/{id}");
        var lead = await org.ReadAsync("Lead", id[..15]);
        ((string)lead["Id"]!).ShouldBe(id);
        ((string)lead["Name"]!).ShouldBe("Ada Okafor");
        ((string)lead["Status"]!).ShouldBe("Open - Not Contacted");
        ((string)lead["OwnerId"]!).ShouldBe(await org.UserAsync("leadsync@acme.example"));
        ((string)lead["CreatedDate"]!).ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$");
        lead["AnnualRevenue"]!.ToJsonString().ShouldBe("12.0");
        lead["NumberOfEmployees"]!.ToJsonString().ShouldBe("7");
        lead["IsConverted"]!.GetValue<bool>().ShouldBeFalse();
        lead["Email"].ShouldBeNull();
    }

    [Fact]
    public async Task Null_and_blank_clear_a_field_and_an_absent_one_stays()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", Title = "CTO", Phone = "1", Email = "a@b.example" });
        await org.UpdateAsync("Lead", id, new { Title = (string?)null, Phone = "" });

        var lead = await org.ReadAsync("Lead", id, "Title,Phone,Email");
        lead["Title"].ShouldBeNull();
        lead["Phone"].ShouldBeNull();
        ((string)lead["Email"]!).ShouldBe("a@b.example");
    }

    [Theory]
    [InlineData("""{"LastName":"Okafor"}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Company]")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","foo":1}""", "INVALID_FIELD", "No such column 'foo' on sobject of type Lead")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","Email":"no address"}""", "INVALID_EMAIL_ADDRESS", "Email: invalid email address: no address")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","CleanStatus":"Spotless"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Clean Status: bad value for restricted picklist field: Spotless")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","OwnerId":"003Ws000000000AAAA"}""", "MALFORMED_ID", "Owner ID: id value of incorrect type: 003Ws000000000AAAA")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","NumberOfEmployees":123456789}""", "NUMBER_OUTSIDE_VALID_RANGE", "Employees: value outside of valid range on numeric field: 123456789")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","AnnualRevenue":"much"}""", "JSON_PARSER_ERROR", "Cannot deserialize instance of currency from VALUE_STRING value much or request may be missing a required field at [line:1, column:1]")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","CreatedDate":"2026-01-01T00:00:00Z"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.")]
    [InlineData("""{"LastName":"Okafor","Company":"Globex","Status":"Closed - Converted"}""", "INVALID_STATUS", "Lead Status: a converted status can be set only by converting the lead")]
    public async Task A_record_that_breaks_a_rule_is_refused_with_the_platforms_words(string record, string code, string message)
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.RefusedAsync("POST", "sobjects/Lead", System.Text.Json.Nodes.JsonNode.Parse(record))).ShouldBe((400, code, message));
    }

    [Fact]
    public async Task A_text_longer_than_its_field_is_refused_with_the_length()
    {
        await using var org = await SignedInOrg.StartAsync();
        var name = new string('x', 41);
        (await org.RefusedAsync("POST", "sobjects/Lead", new { FirstName = name, LastName = "Okafor", Company = "Globex" }))
            .ShouldBe((400, "STRING_TOO_LONG", $"First Name: data value too large: {name} (max length=40)"));
    }

    [Fact]
    public async Task A_deleted_row_is_gone_but_seen_by_queryAll()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.LeadAsync();
        (await org.CallAsync("DELETE", $"sobjects/Lead/{id}")).Status.ShouldBe(204);

        (await org.RefusedAsync("DELETE", $"sobjects/Lead/{id}")).ShouldBe((404, "ENTITY_IS_DELETED", "entity is deleted"));
        (await org.RefusedAsync("GET", $"sobjects/Lead/{id}")).Status.ShouldBe(404);
        (await org.QueryAsync($"SELECT Id FROM Lead WHERE Id = '{id}'"))["totalSize"]!.GetValue<int>().ShouldBe(0);
        (await org.QueryAsync($"SELECT IsDeleted FROM Lead WHERE Id = '{id}'", "queryAll"))["records"]![0]!["IsDeleted"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task An_id_in_the_body_of_an_update_is_refused()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.LeadAsync();
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{id}", new { Id = id, Title = "CTO" })).Code.ShouldBe("INVALID_FIELD");
    }

    [Fact]
    public async Task If_Unmodified_Since_refuses_a_write_over_a_newer_one()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.LeadAsync();
        var (_, _, headers) = await org.CallAsync("GET", $"sobjects/Lead/{id}");
        var seen = headers.Date!.Value.ToString("R");
        await org.ControlAsync("clock", new { advance = "10s" });
        await org.UpdateAsync("Lead", id, new { Status = "Accepted" }, ("X-Sandbox-User", "ana@acme.example"));

        (await org.CallAsync("PATCH", $"sobjects/Lead/{id}", new { Status = "Recycled" }, ("If-Unmodified-Since", seen))).Status.ShouldBe(412);
        ((string)(await org.ReadAsync("Lead", id))["Status"]!).ShouldBe("Accepted");
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{id}", new { Title = "x" }, ("If-Unmodified-Since", "yesterday"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_user_of_the_header_stands_on_the_record()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.LeadAsync();
        await org.UpdateAsync("Lead", id, new { Status = "Accepted" }, ("X-Sandbox-User", "ana@acme.example"));

        var lead = await org.ReadAsync("Lead", id, "CreatedById,LastModifiedById");
        ((string)lead["LastModifiedById"]!).ShouldBe(await org.UserAsync("ana@acme.example"));
        ((string)lead["CreatedById"]!).ShouldBe(await org.UserAsync("leadsync@acme.example"));
    }
}
