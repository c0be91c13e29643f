using System.Text.Json.Nodes;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class QueryTests
{
    [Theory]
    [InlineData("LastName = 'BELL'", "Bell")]
    [InlineData("LastName != 'Bell'", "Adams,Cole")]
    [InlineData("Email = null", "Adams")]
    [InlineData("Email != null", "Bell,Cole")]
    [InlineData("Email != 'b@x.example'", "Adams,Cole")]
    [InlineData("Email IN ('B@x.example', 'c@x.example')", "Bell,Cole")]
    [InlineData("Email NOT IN ('b@x.example')", "Adams,Cole")]
    [InlineData("LastName LIKE '%E%'", "Bell,Cole")]
    [InlineData("NOT (LastName LIKE 'A%' OR LastName LIKE 'B%')", "Cole")]
    [InlineData("NumberOfEmployees > 10 AND NumberOfEmployees <= 200", "Bell")]
    [InlineData("(NumberOfEmployees > 100 AND NumberOfEmployees < 300) OR LastName = 'Adams'", "Adams,Bell")]
    [InlineData("NumberOfEmployees < 1000", "Bell")]
    [InlineData("HasOptedOutOfEmail = TRUE", "Cole")]
    [InlineData("Owner.Name = 'Ana Ruiz'", "Cole")]
    [InlineData("Owner.Type = 'Queue'", "Bell")]
    [InlineData("CreatedDate = TODAY", "Adams,Bell,Cole")]
    [InlineData("CreatedDate < TODAY", "")]
    [InlineData("CreatedDate > LAST_N_DAYS:3", "")]
    [InlineData("CreatedDate >= LAST_N_DAYS:3", "Adams,Bell,Cole")]
    [InlineData("SystemModstamp > 2020-01-01T00:00:00Z AND SystemModstamp < 2020-01-02T00:00:00Z", "")]
    [InlineData("SystemModstamp > 2020-01-01T00:00:00.000+0000", "Adams,Bell,Cole")]
    [InlineData("OwnerId IN (SELECT Id FROM User WHERE Username = 'ana@acme.example')", "Cole")]
    [InlineData("Id IN (SELECT WhoId FROM Task)", "Adams")]
    [InlineData("Id NOT IN (SELECT WhoId FROM Task)", "Bell,Cole")]
    public async Task Finds_what_the_condition_says(string where, string names)
    {
        await using var org = await ThreeLeadsAsync();
        string.Join(',', await org.ColumnAsync($"SELECT LastName FROM Lead WHERE {where} ORDER BY LastName", "LastName")).ShouldBe(names);
    }

    [Theory]
    [InlineData("LastName DESC", "Cole,Bell,Adams")]
    [InlineData("NumberOfEmployees", "Adams,Bell,Cole")]
    [InlineData("NumberOfEmployees DESC NULLS LAST", "Cole,Bell,Adams")]
    [InlineData("NumberOfEmployees ASC NULLS LAST", "Bell,Cole,Adams")]
    [InlineData("HasOptedOutOfEmail DESC, LastName DESC", "Cole,Bell,Adams")]
    [InlineData("SystemModstamp, Id", "Adams,Bell,Cole")]
    [InlineData("LastName LIMIT 1", "Adams")]
    [InlineData("LastName LIMIT 2 OFFSET 1", "Bell,Cole")]
    public async Task Sorts_and_cuts_as_asked(string orderBy, string names)
    {
        await using var org = await ThreeLeadsAsync();
        string.Join(',', await org.ColumnAsync($"SELECT LastName FROM Lead ORDER BY {orderBy}", "LastName")).ShouldBe(names);
    }

    [Fact]
    public async Task A_relation_is_an_object_of_its_own_and_null_when_it_leads_nowhere()
    {
        await using var org = await ThreeLeadsAsync();
        var row = (await org.QueryAsync("SELECT Id, owner.name, Owner.Type, LastModifiedBy.Username, ConvertedContact.Name FROM Lead WHERE LastName = 'Bell'"))["records"]![0]!;

        ((string)row["attributes"]!["type"]!).ShouldBe("Lead");
        ((string)row["attributes"]!["url"]!).ShouldBe($"{SignedInOrg.Data}/sobjects/Lead/{row["Id"]}");
        ((string)row["Owner"]!["attributes"]!["type"]!).ShouldBe("Name");
        ((string)row["Owner"]!["Name"]!).ShouldBe("APAC Leads");
        ((string)row["Owner"]!["Type"]!).ShouldBe("Queue");
        ((string)row["LastModifiedBy"]!["attributes"]!["type"]!).ShouldBe("User");
        ((string)row["LastModifiedBy"]!["Username"]!).ShouldBe("leadsync@acme.example");
        row["ConvertedContact"].ShouldBeNull();
    }

    [Fact]
    public async Task A_count_has_no_records()
    {
        await using var org = await ThreeLeadsAsync();
        var count = await org.QueryAsync("SELECT COUNT() FROM Lead WHERE Email != null");

        count["totalSize"]!.GetValue<int>().ShouldBe(2);
        count["records"]!.AsArray().ShouldBeEmpty();
        count["done"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("SELECT Id, Foo FROM Lead", "INVALID_FIELD", "\nSELECT Id, Foo FROM Lead\n           ^\nERROR at Row:1:Column:12\nNo such column 'Foo' on entity 'Lead'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.")]
    [InlineData("SELECT Id FROM Leads", "INVALID_TYPE", "\nSELECT Id FROM Leads\n               ^\nERROR at Row:1:Column:16\nsObject type 'Leads' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.")]
    public async Task A_wrong_name_is_refused_where_it_stands(string soql, string code, string message)
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.RefusedAsync("GET", $"query?q={Uri.EscapeDataString(soql)}")).ShouldBe((400, code, message));
    }

    [Theory]
    [InlineData("SELECT Id FROM Lead WHERE SystemModstamp > '2026-01-01T00:00:00Z'", "INVALID_FIELD", "must be of type dateTime and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Lead WHERE LastName = 5", "INVALID_FIELD", "must be of type string and should be enclosed in quotes")]
    [InlineData("SELECT Id FROM Lead WHERE Description = 'x'", "INVALID_FIELD", "field 'Description' can not be filtered in a query call")]
    [InlineData("SELECT Id FROM Lead WHERE LeadSync_Brief__c LIKE '%x%'", "INVALID_FIELD", "can not be filtered in a query call")]
    [InlineData("SELECT Id FROM Lead ORDER BY Description", "MALFORMED_QUERY", "can not be sorted in a query call")]
    [InlineData("SELECT Id FROM Lead WHERE Id = '123'", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: 123")]
    [InlineData("SELECT Id, Boss.Name FROM Lead", "INVALID_FIELD", "Didn't understand relationship 'Boss' in field path.")]
    [InlineData("SELECT Id, Id FROM Lead", "INVALID_FIELD", "duplicate field selected: Id")]
    [InlineData("SELECT Id FROM Lead OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000")]
    public async Task A_wrong_use_of_a_field_is_refused(string soql, string code, string part)
    {
        await using var org = await SignedInOrg.StartAsync();
        var refused = await org.RefusedAsync("GET", $"query?q={Uri.EscapeDataString(soql)}");

        refused.Code.ShouldBe(code);
        refused.Message.ShouldContain(part);
    }

    [Fact]
    public async Task Pages_follow_one_another_until_done()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(450);
        var pages = new List<JsonNode> { (await org.CallAsync("GET", "query?q=SELECT+Id+FROM+Lead+ORDER+BY+Id", null, ("Sforce-Query-Options", "batchSize=200"))).Body! };
        while ((string?)pages[^1]["nextRecordsUrl"] is { } next) pages.Add((await org.CallAsync("GET", next, null, ("Sforce-Query-Options", "batchSize=200"))).Body!);

        pages.Select(page => page["records"]!.AsArray().Count).ShouldBe([200, 200, 50]);
        pages.Select(page => page["done"]!.GetValue<bool>()).ShouldBe([false, false, true]);
        pages.ShouldAllBe(page => page["totalSize"]!.GetValue<int>() == 450);
        pages.SelectMany(page => page["records"]!.AsArray()).Select(row => (string)row!["Id"]!).Distinct().Count().ShouldBe(450);
    }

    [Fact]
    public async Task Rows_with_long_texts_come_in_smaller_pages_than_asked_for()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(501);
        var page = await org.QueryAsync("SELECT Id, LeadSync_Feedback__c FROM Lead");

        page["records"]!.AsArray().Count.ShouldBe(500);
        page["done"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_or_expired_locator_is_refused()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(201);
        var next = (string)(await org.CallAsync("GET", "query?q=SELECT+Id+FROM+Lead", null, ("Sforce-Query-Options", "batchSize=200"))).Body!["nextRecordsUrl"]!;

        (await org.RefusedAsync("GET", "query/0r8xx0000000001AAA-2000")).Code.ShouldBe("INVALID_QUERY_LOCATOR");
        await org.ControlAsync("clock", new { advance = "49h" });
        (await org.RefusedAsync("GET", next)).Code.ShouldBe("INVALID_QUERY_LOCATOR");
    }

    [Fact]
    public async Task The_keyset_of_a_poll_misses_no_tie_and_repeats_none()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(300);
        var seen = new List<string>();
        var where = "";
        while (true)
        {
            var rows = (await org.QueryAsync($"SELECT Id, SystemModstamp FROM Lead {where} ORDER BY SystemModstamp, Id LIMIT 70"))["records"]!.AsArray();
            if (rows.Count == 0) break;
            seen.AddRange(rows.Select(row => (string)row!["Id"]!));
            var stamp = ((string)rows[^1]!["SystemModstamp"]!).Replace(".000+0000", "Z");
            where = $"WHERE SystemModstamp > {stamp} OR (SystemModstamp = {stamp} AND Id > '{seen[^1]}')";
        }

        seen.Count.ShouldBe(300);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task A_late_commit_shows_a_stamp_older_than_one_already_read()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.LeadAsync();
        await org.ControlAsync("clock", new { advance = "5m" });
        var before = (await org.ColumnAsync("SELECT SystemModstamp FROM Lead", "SystemModstamp"))[0]!;
        await org.ControlAsync("late", new { leadId = id, seconds = 30, fields = new { Status = "Accepted" }, user = "ana@acme.example" });
        var clock = DateTimeOffset.Parse((await org.CallAsync("GET", "limits")).Headers.Date!.Value.ToString("O"));

        var row = (await org.QueryAsync("SELECT Status, SystemModstamp FROM Lead"))["records"]![0]!;
        ((string)row["Status"]!).ShouldBe("Accepted");
        string.CompareOrdinal((string)row["SystemModstamp"]!, before).ShouldBePositive();
        (clock - DateTimeOffset.Parse((string)row["SystemModstamp"]!)).TotalSeconds.ShouldBeInRange(29, 60);
    }

    private static async Task<SignedInOrg> ThreeLeadsAsync()
    {
        var org = await SignedInOrg.StartAsync();
        var adams = await org.CreateAsync("Lead", new { LastName = "Adams", Company = "Globex" });
        await org.CreateAsync("Lead", new { LastName = "Bell", Company = "Initech", Email = "b@x.example", NumberOfEmployees = 200, OwnerId = await org.QueueAsync("APAC_Leads") });
        await org.CreateAsync("Lead", new { LastName = "Cole", Company = "Umbrella", Email = "c@x.example", NumberOfEmployees = 1000, HasOptedOutOfEmail = true, OwnerId = await org.UserAsync("ana@acme.example") });
        await org.CreateAsync("Task", new { WhoId = adams, Subject = "Call" });

        return org;
    }
}
