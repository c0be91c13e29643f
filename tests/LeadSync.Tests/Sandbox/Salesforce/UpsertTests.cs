namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class UpsertTests
{
    private const string ByKey = "sobjects/Lead/LeadSync_Id__c/";

    [Fact]
    public async Task The_first_upsert_creates_and_the_second_updates()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (created, first, _) = await org.CallAsync("PATCH", ByKey + "501", new { LastName = "Okafor", Company = "Globex" });
        var (updated, second, _) = await org.CallAsync("PATCH", ByKey + "501", new { Title = "CTO" });

        created.ShouldBe(201);
        first!["created"]!.GetValue<bool>().ShouldBeTrue();
        updated.ShouldBe(200);
        second!["created"]!.GetValue<bool>().ShouldBeFalse();
        second["id"]!.ToString().ShouldBe(first["id"]!.ToString());
        var (_, lead, _) = await org.CallAsync("GET", ByKey + "501?fields=LeadSync_Id__c,Title");
        ((string)lead!["Title"]!).ShouldBe("CTO");
        ((string)lead["LeadSync_Id__c"]!).ShouldBe("501");
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("50 %")]
    [InlineData("a+b#c?d")]
    [InlineData("Ünal")]
    public async Task A_key_of_any_signs_survives_the_path(string key)
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.CallAsync("PATCH", ByKey + Uri.EscapeDataString(key), new { LastName = "Okafor", Company = "Globex" });
        (await org.ColumnAsync("SELECT LeadSync_Id__c FROM Lead", "LeadSync_Id__c")).ShouldBe([key]);
    }

    [Fact]
    public async Task Several_matches_answer_300_with_their_urls_and_write_nothing()
    {
        await using var org = await SignedInOrg.StartAsync();
        var first = await org.CreateAsync("Task", new { Subject = "Call", LeadSync_Key__c = "k" });
        var second = await org.CreateAsync("Task", new { Subject = "Call", LeadSync_Key__c = "k" });
        var (status, body, _) = await org.CallAsync("PATCH", "sobjects/Task/LeadSync_Key__c/k", new { Subject = "Mail" });

        status.ShouldBe(300);
        body!.AsArray().Select(url => (string)url!).ShouldBe([$"{SignedInOrg.Data}/sobjects/Task/{first}", $"{SignedInOrg.Data}/sobjects/Task/{second}"]);
        (await org.ColumnAsync("SELECT Subject FROM Task", "Subject")).ShouldBe(["Call", "Call"]);
    }

    [Fact]
    public async Task A_field_that_is_no_external_id_answers_404()
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.RefusedAsync("PATCH", "sobjects/Lead/Company/Globex", new { LastName = "Okafor" })).ShouldBe((404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: Company"));
        (await org.RefusedAsync("PATCH", "sobjects/Lead/Nothing__c/1", new { LastName = "Okafor" })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task UpdateOnly_creates_nothing()
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.RefusedAsync("PATCH", ByKey + "501?updateOnly=true", new { LastName = "Okafor", Company = "Globex" })).ShouldBe((404, "NOT_FOUND", "The requested resource does not exist"));
        (await org.ColumnAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_taken_key_is_a_duplicate_value_that_names_the_holder()
    {
        await using var org = await SignedInOrg.StartAsync();
        var holder = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", LeadSync_Id__c = "Key" });
        (await org.RefusedAsync("POST", "sobjects/Lead", new { LastName = "Ito", Company = "Initech", LeadSync_Id__c = "KEY" }))
            .ShouldBe((400, "DUPLICATE_VALUE", $"duplicate value found: LeadSync_Id__c duplicates value on record with id: {holder[..15]}"));
    }

    [Fact]
    public async Task The_key_of_a_deleted_lead_is_free_again()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (_, first, _) = await org.CallAsync("PATCH", ByKey + "501", new { LastName = "Okafor", Company = "Globex" });
        await org.CallAsync("DELETE", $"sobjects/Lead/{first!["id"]}");
        var (status, second, _) = await org.CallAsync("PATCH", ByKey + "501", new { LastName = "Okafor", Company = "Globex" });

        status.ShouldBe(201);
        second!["id"]!.ToString().ShouldNotBe(first["id"]!.ToString());
    }

    [Fact]
    public async Task A_parent_may_be_named_by_its_own_key()
    {
        await using var org = await SignedInOrg.StartAsync();
        var contact = await org.CreateAsync("Contact", new { LastName = "Okafor", LeadSync_Id__c = "c1" });
        var report = await org.CreateAsync("Contact", new { LastName = "Ito", ReportsTo = new { LeadSync_Id__c = "c1" } });

        ((string)(await org.ReadAsync("Contact", report))["ReportsToId"]!).ShouldBe(contact);
        (await org.RefusedAsync("POST", "sobjects/Contact", new { LastName = "Ito", ReportsTo = new { LeadSync_Id__c = "c9" } })).Message
            .ShouldBe("Foreign key external ID: c9 not found for field LeadSync_Id__c in entity Contact");
    }
}
