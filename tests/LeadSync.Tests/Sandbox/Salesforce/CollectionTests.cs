namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class CollectionTests
{
    [Fact]
    public async Task Results_come_in_order_and_one_bad_record_stops_no_other()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(1);
        var (status, body, _) = await org.UpsertAsync([Lead("a"), Lead("b", company: null), Lead("lead-0"), Lead("d", email: "nonsense")]);

        status.ShouldBe(200);
        var results = body!.AsArray();
        results.Select(result => result!["success"]!.GetValue<bool>()).ShouldBe([true, false, true, false]);
        results.Select(result => result!["created"]?.GetValue<bool>()).ShouldBe([true, null, false, null]);
        results[1]!["errors"]![0]!.ToJsonString().ShouldBe("""{"statusCode":"REQUIRED_FIELD_MISSING","message":"Required fields are missing: [Company]","fields":["Company"]}""");
        results[3]!["errors"]![0]!["statusCode"]!.ToString().ShouldBe("INVALID_EMAIL_ADDRESS");
        results[1]!.AsObject().ContainsKey("id").ShouldBeFalse();
    }

    [Fact]
    public async Task All_or_none_rolls_the_healthy_ones_back()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (_, body, _) = await org.UpsertAsync([Lead("a"), Lead("b", company: null), Lead("c")], allOrNone: true);

        body!.AsArray().Select(result => result!["errors"]![0]!["statusCode"]!.ToString())
            .ShouldBe(["ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING", "ALL_OR_NONE_OPERATION_ROLLED_BACK"]);
        (await org.ColumnAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
        (await org.ColumnAsync("SELECT Id FROM LeadHistory")).ShouldBeEmpty();
        (await org.UpsertAsync([Lead("a")])).Body![0]!["created"]!.GetValue<bool>().ShouldBeTrue("the key is free again");
    }

    [Fact]
    public async Task The_same_key_twice_in_a_call_fails_both()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (_, body, _) = await org.UpsertAsync([Lead("a"), Lead("b"), Lead("A")]);

        body!.AsArray().Select(result => result!["success"]!.GetValue<bool>()).ShouldBe([false, true, false]);
        body[0]!["errors"]![0]!["message"]!.ToString().ShouldBe("Duplicate external id specified: a");
    }

    [Fact]
    public async Task A_key_that_several_rows_share_is_an_error_of_that_record()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.CreateAsync("Task", new { Subject = "Call", LeadSync_Key__c = "k" });
        await org.CreateAsync("Task", new { Subject = "Call", LeadSync_Key__c = "k" });
        var (status, body, _) = await org.CallAsync("PATCH", "composite/sobjects/Task/LeadSync_Key__c", new { records = new[] { new { attributes = new { type = "Task" }, LeadSync_Key__c = "k", Subject = "Mail" } } });

        status.ShouldBe(200);
        body![0]!["errors"]![0]!["statusCode"]!.ToString().ShouldBe("DUPLICATE_EXTERNAL_ID");
    }

    [Fact]
    public async Task More_than_200_records_are_refused_as_a_whole()
    {
        await using var org = await SignedInOrg.StartAsync();
        var refused = await org.RefusedAsync("PATCH", "composite/sobjects/Lead/LeadSync_Id__c", new { records = Enumerable.Range(0, 201).Select(number => Lead($"{number}")) });

        refused.Status.ShouldBe(400);
        refused.Message.ShouldContain("more than 200 records");
        (await org.ColumnAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Creates_updates_reads_and_deletes_by_id()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (_, created, _) = await org.CallAsync("POST", "composite/sobjects", new { records = new[] { Lead("a"), Lead("b") } });
        var ids = created!.AsArray().Select(result => (string)result!["id"]!).ToArray();
        created[0]!.AsObject().ContainsKey("created").ShouldBeFalse("only upserts tell");
        var (_, updated, _) = await org.CallAsync("PATCH", "composite/sobjects", new { records = new object[] { Patch(ids[0]), Patch(ids[1]), Patch("00QWs00000AbCdEMAV"), Patch("nonsense") } });
        updated!.AsArray().Select(result => result!["errors"]!.AsArray().FirstOrDefault()?["statusCode"]?.ToString()).ShouldBe([null, null, "INVALID_CROSS_REFERENCE_KEY", "MALFORMED_ID"]);

        var (_, read, _) = await org.CallAsync("POST", "composite/sobjects/Lead", new { ids = new[] { ids[1], "00QWs00000AbCdEMAV", ids[0] }, fields = new[] { "Title", "LeadSync_Id__c" } });
        read!.AsArray().Select(row => row?["LeadSync_Id__c"]?.ToString()).ShouldBe(["b", null, "a"]);
        read[1].ShouldBeNull();
        (await org.CallAsync("GET", $"composite/sobjects/Lead?ids={ids[0]},{ids[1]}&fields=Id,Title")).Body!.AsArray().ShouldAllBe(row => row!["Title"]!.ToString() == "CTO");

        var (_, deleted, _) = await org.CallAsync("DELETE", $"composite/sobjects?ids={string.Join(',', ids)}&allOrNone=false");
        deleted!.AsArray().ShouldAllBe(result => result!["success"]!.GetValue<bool>());
        (await org.ColumnAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_fault_hits_one_record_among_healthy_ones_and_then_no_more()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("record-faults", new { @object = "Lead", field = "LeadSync_Id__c", equalTo = "b", times = 1 });
        var (_, first, _) = await org.UpsertAsync([Lead("a"), Lead("b")]);
        var (_, second, _) = await org.UpsertAsync([Lead("b")]);

        first![0]!["success"]!.GetValue<bool>().ShouldBeTrue();
        first[1]!["errors"]![0]!["statusCode"]!.ToString().ShouldBe("UNABLE_TO_LOCK_ROW");
        second![0]!["success"]!.GetValue<bool>().ShouldBeTrue();
    }

    private static object Lead(string key, string? company = "Globex", string? email = null) =>
        new { attributes = new { type = "Lead" }, LeadSync_Id__c = key, LastName = $"Name {key}", Company = company, Email = email };

    private static object Patch(string id) => new { attributes = new { type = "Lead" }, id, Title = "CTO" };
}
