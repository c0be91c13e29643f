using LeadSync.Sandbox;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class RealismTests
{
    private static readonly (string Name, string Value) NoAssignment = ("Sforce-Auto-Assign", "false");

    [Fact]
    public async Task The_assignment_rule_takes_the_owner_on_create_and_on_update_unless_told_not_to()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { assignmentRule = true });
        var (ana, cho) = (await org.UserAsync("ana@acme.example"), await org.UserAsync("cho@acme.example"));
        var kept = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", OwnerId = ana }, NoAssignment);
        var taken = await org.CreateAsync("Lead", new { LastName = "Ito", Company = "Initech", OwnerId = ana });

        (await OwnerAsync(org, kept)).ShouldBe(ana);
        (await OwnerAsync(org, taken)).ShouldBe(cho);
        await org.UpdateAsync("Lead", kept, new { Title = "CTO" }, NoAssignment);
        await org.UpdateAsync("Lead", kept, new { Title = "CEO" }, ("X-Sandbox-User", "ana@acme.example"));
        (await OwnerAsync(org, kept)).ShouldBe(ana);
        await org.UpdateAsync("Lead", kept, new { Title = "CFO" });
        (await OwnerAsync(org, kept)).ShouldBe(cho);
        (await org.ColumnAsync("SELECT Active FROM AssignmentRule", "Active")).ShouldBe(["true"]);
    }

    [Fact]
    public async Task A_named_assignment_rule_applies_to_new_leads_only()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { assignmentRule = true });
        var rule = ("Sforce-Auto-Assign", (await org.ColumnAsync("SELECT Id FROM AssignmentRule"))[0]!);
        var (ana, cho) = (await org.UserAsync("ana@acme.example"), await org.UserAsync("cho@acme.example"));
        var lead = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", OwnerId = ana }, rule);
        (await OwnerAsync(org, lead)).ShouldBe(cho);
        await org.UpdateAsync("Lead", lead, new { OwnerId = ana }, rule);
        (await OwnerAsync(org, lead)).ShouldBe(ana);
    }

    [Theory]
    [InlineData("block", false)]
    [InlineData("alert", true)]
    public async Task A_duplicate_names_the_record_it_resembles_and_only_an_alert_lets_pass(string mode, bool passes)
    {
        await using var org = await SignedInOrg.StartAsync();
        var first = await org.LeadAsync("Okafor", "Globex");
        await org.ControlAsync("org", new { duplicateRule = mode });
        var (status, body, _) = await org.CallAsync("POST", "sobjects/Lead", new { LastName = "okafor", Company = "GLOBEX" });

        status.ShouldBe(400);
        body![0]!["errorCode"]!.ToString().ShouldBe("DUPLICATES_DETECTED");
        var result = body[0]!["duplicateResut"]!;
        result["allowSave"]!.GetValue<bool>().ShouldBe(passes);
        result["duplicateRule"]!.ToString().ShouldBe("Standard_Lead_Duplicate_Rule");
        result["matchResults"]![0]!["matchRecords"]![0]!["record"]!["Id"]!.ToString().ShouldBe(first);
        (await org.CallAsync("POST", "sobjects/Lead", new { LastName = "Okafor", Company = "Globex" }, ("Sforce-Duplicate-Rule-Header", "allowSave=true"))).Status.ShouldBe(passes ? 201 : 400);
    }

    [Fact]
    public async Task In_a_collection_a_duplicate_comes_without_its_matches()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadAsync("Okafor", "Globex");
        await org.ControlAsync("org", new { duplicateRule = "block" });
        var (_, body, _) = await org.UpsertAsync([new { attributes = new { type = "Lead" }, LeadSync_Id__c = "a", LastName = "Okafor", Company = "Globex" }]);

        body![0]!["errors"]![0]!.ToJsonString().ShouldBe("""{"statusCode":"DUPLICATES_DETECTED","message":"Use one of these records?","fields":[]}""");
    }

    [Fact]
    public async Task A_lead_that_resembles_a_contact_is_a_duplicate_and_unknown_companies_never_are()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { duplicateRule = "block" });
        var contact = await org.CreateAsync("Contact", new { LastName = "Ito", Email = "ito@initech.example" });
        var (_, body, _) = await org.CallAsync("POST", "sobjects/Lead", new { LastName = "Other", Company = "Other", Email = "ITO@initech.example" });
        var match = body![0]!["duplicateResut"]!["matchResults"]![0]!;
        match["entityType"]!.ToString().ShouldBe("Contact");
        match["matchRecords"]![0]!["record"]!["Id"]!.ToString().ShouldBe(contact);

        await org.LeadAsync("Okafor", "[not provided]");
        await org.LeadAsync("Okafor", "[not provided]");
    }

    [Fact]
    public async Task A_lead_goes_back_only_with_a_reason()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { validationOnReturn = true });
        var lead = await org.LeadAsync();

        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { Status = "Recycled" })).Code.ShouldBe("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        await org.UpdateAsync("Lead", lead, new { Status = "Recycled", LeadSync_Return_Reason__c = "Timing" });
    }

    [Fact]
    public async Task A_hidden_field_is_nowhere_to_be_seen()
    {
        await using var org = await SignedInOrg.StartAsync();
        var lead = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", Industry = "Energy" });
        await org.ControlAsync("org", new { hiddenField = "Lead.Industry" });

        (await org.CallAsync("GET", "sobjects/Lead/describe")).Body!["fields"]!.AsArray().ShouldAllBe(field => (string)field!["name"]! != "Industry");
        (await org.ReadAsync("Lead", lead)).AsObject().ContainsKey("Industry").ShouldBeFalse();
        (await org.RefusedAsync("GET", "query?q=SELECT+Industry+FROM+Lead")).Code.ShouldBe("INVALID_FIELD");
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { Industry = "Media", Title = "CTO" })).Code.ShouldBe("INVALID_FIELD_FOR_INSERT_UPDATE");
        (await org.ReadAsync("Lead", lead))["Title"].ShouldBeNull();
        await org.ControlAsync("org", new { hiddenField = (string?)null });
        ((string)(await org.ReadAsync("Lead", lead))["Industry"]!).ShouldBe("Energy");
    }

    [Fact]
    public async Task A_flow_gives_about_one_new_lead_in_twenty_to_bob_and_the_same_ones_each_time()
    {
        await using var org = await SignedInOrg.StartAsync();
        var first = await TakenByTheFlowAsync(org);
        using (await org.Http.PostAsync("/_sandbox/reset", null, TestContext.Current.CancellationToken)) { }
        await org.SignInAsync();

        first.Length.ShouldBeInRange(30, 70);
        (await TakenByTheFlowAsync(org)).ShouldBe(first);
    }

    [Fact]
    public async Task Realistic_switches_all_of_it_on()
    {
        await using var org = await SignedInOrg.StartAsync(new SandboxOptions { Realistic = true });
        var switches = System.Text.Json.Nodes.JsonNode.Parse(await org.Http.GetStringAsync("/_sandbox/org", TestContext.Current.CancellationToken))!;

        switches["assignmentRule"]!.GetValue<bool>().ShouldBeTrue();
        switches["duplicateRule"]!.ToString().ShouldBe("block");
        switches["validationOnReturn"]!.GetValue<bool>().ShouldBeTrue();
        switches["hiddenField"]!.ToString().ShouldBe("Lead.Industry");
        switches["flowChangesOwner"]!.GetValue<bool>().ShouldBeTrue();
        (await org.CallAsync("GET", "limits")).Headers.GetValues("Sforce-Limit-Info").Single().ShouldEndWith("/100000");
    }

    private static async Task<string?[]> TakenByTheFlowAsync(SignedInOrg org)
    {
        await org.ControlAsync("org", new { flowChangesOwner = true });
        await org.LeadsAsync(1000);

        return await org.ColumnAsync("SELECT LastName FROM Lead WHERE Owner.Name = 'Bob Marsh' AND LastModifiedBy.Name = 'Automated Process' ORDER BY LastName", "LastName");
    }

    private static async Task<string> OwnerAsync(SignedInOrg org, string lead) => (string)(await org.ReadAsync("Lead", lead))["OwnerId"]!;
}
