using System.Text.Json.Nodes;
using LeadSync.Sandbox;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class DescribeTests
{
    [Fact]
    public async Task Versions_are_told_to_anybody()
    {
        await using var org = await SignedInOrg.StartAsync();
        org.Http.DefaultRequestHeaders.Authorization = null;
        var (status, versions, _) = await org.CallAsync("GET", "/services/data");

        status.ShouldBe(200);
        versions!.AsArray().Select(version => $"{version!["version"]} {version["label"]}").ShouldBe(
            ["60.0 Spring '24", "61.0 Summer '24", "62.0 Winter '25", "63.0 Spring '25", "64.0 Summer '25", "65.0 Winter '26", "66.0 Spring '26", "67.0 Summer '26", "68.0 Winter '27", "69.0 Spring '27"]);
    }

    [Theory]
    [InlineData("/services/data/v60.0/", 200)]
    [InlineData("/services/data/v69.0/limits", 200)]
    [InlineData("/services/data/v59.0/limits", 404)]
    [InlineData("/services/data/v68.0/nothing", 404)]
    [InlineData("/services/data/v68.0/sobjects/Nothing/describe", 404)]
    public async Task Every_supported_version_answers(string path, int status)
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.CallAsync("GET", path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_wrong_method_is_told_which_are_right()
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.RefusedAsync("DELETE", "query")).ShouldBe((405, "METHOD_NOT_ALLOWED", "HTTP Method 'DELETE' not allowed. Allowed are GET"));
    }

    [Fact]
    public async Task Describe_tells_what_validation_enforces()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (_, describe, _) = await org.CallAsync("GET", "sobjects/Lead/describe");
        var fields = describe!["fields"]!.AsArray().ToDictionary(field => (string)field!["name"]!, field => field!);

        describe["keyPrefix"]!.ToString().ShouldBe("00Q");
        fields.Where(field => Is(field.Value, "createable") && !Is(field.Value, "nillable") && !Is(field.Value, "defaultedOnCreate")).Select(field => field.Key).ShouldBe(["LastName", "Company"]);
        fields["LeadSync_Id__c"].ShouldSatisfyAllConditions(field => Is(field, "externalId").ShouldBeTrue(), field => Is(field, "unique").ShouldBeTrue(), field => Is(field, "custom").ShouldBeTrue());
        fields["Status"]["picklistValues"]!.AsArray().Select(value => (string)value!["value"]!).ShouldContain("Could Not Reach");
        fields["Status"]["picklistValues"]!.AsArray().Single(value => Is(value!, "defaultValue"))!["value"]!.ToString().ShouldBe("Open - Not Contacted");
        fields["OwnerId"]["referenceTo"]!.AsArray().Select(target => (string)target!).ShouldBe(["Group", "User"]);
        fields["FirstName"]["length"]!.GetValue<int>().ShouldBe(40);
        Is(fields["IsConverted"], "updateable").ShouldBeFalse();
        Is(fields["LeadSync_Brief__c"], "filterable").ShouldBeFalse();
    }

    [Fact]
    public async Task An_unchanged_describe_answers_304()
    {
        await using var org = await SignedInOrg.StartAsync();
        var now = (await org.CallAsync("GET", "limits")).Headers.Date!.Value.ToString("R");
        (await org.CallAsync("GET", "sobjects/Lead/describe", null, ("If-Modified-Since", now))).Status.ShouldBe(304);
        await org.ControlAsync("clock", new { advance = "5s" });
        await org.ControlAsync("org", new { hiddenField = "Lead.Industry" });
        (await org.CallAsync("GET", "sobjects/Lead/describe", null, ("If-Modified-Since", now))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_global_describe_names_every_object()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (_, all, _) = await org.CallAsync("GET", "sobjects");
        var names = all!["sobjects"]!.AsArray().Select(each => (string)each!["name"]!).ToList();
        foreach (var name in new[] { "Lead", "Contact", "Account", "Task", "User", "Group", "GroupMember", "QueueSobject", "Opportunity", "OpportunityContactRole", "LeadHistory", "LeadStatus", "OpportunityStage", "AssignmentRule", "Organization" })
            names.ShouldContain(name);
    }

    [Fact]
    public async Task A_bare_org_lacks_our_fields()
    {
        await using var org = await SignedInOrg.StartAsync(new SandboxOptions { Bare = true });
        var (_, describe, _) = await org.CallAsync("GET", "sobjects/Lead/describe");
        describe!["fields"]!.AsArray().ShouldAllBe(field => !((string)field!["name"]!).StartsWith("LeadSync_"));
        (await org.RefusedAsync("GET", "query?q=SELECT+LeadSync_Id__c+FROM+Lead")).Code.ShouldBe("INVALID_FIELD");
    }

    [Fact]
    public async Task Columns_of_the_csv_are_custom_fields_of_the_lead()
    {
        var csv = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(csv, "hs_object_id,email,hs_analytics_source,Favourite colour\n1,a@x.example,ORGANIC,red\n", TestContext.Current.CancellationToken);
        try
        {
            await using var org = await SignedInOrg.StartAsync(new SandboxOptions { CsvPath = csv });
            var id = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", hs_analytics_source__c = "ORGANIC", Favourite_colour__c = "red" });
            ((string)(await org.ReadAsync("Lead", id))["hs_analytics_source__c"]!).ShouldBe("ORGANIC");
        }
        finally
        {
            File.Delete(csv);
        }
    }

    private static bool Is(JsonNode node, string flag) => node[flag]!.GetValue<bool>();
}
