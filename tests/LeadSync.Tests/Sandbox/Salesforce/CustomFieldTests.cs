using LeadSync.Sandbox;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class CustomFieldTests
{
    [Fact]
    public async Task A_field_made_by_api_is_invisible_until_a_permission_set_grants_it()
    {
        await using var org = await SignedInOrg.StartAsync(new SandboxOptions { Bare = true });
        var lead = await org.LeadAsync();
        (await MakeAsync(org, "Lead.LeadSync_Id__c", new { type = "Text", label = "LeadSync Id", length = 40, externalId = true, unique = true })).ShouldBe(201);
        (await org.RefusedAsync("GET", "query?q=SELECT+LeadSync_Id__c+FROM+Lead")).Code.ShouldBe("INVALID_FIELD");
        (await org.RefusedAsync("PATCH", "sobjects/Lead/LeadSync_Id__c/501", new { LastName = "Ito" })).Status.ShouldBe(404);
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { LeadSync_Id__c = "501" })).Code.ShouldBe("INVALID_FIELD_FOR_INSERT_UPDATE");

        var set = await org.CreateAsync("PermissionSet", new { Name = "LeadSync_Integration", Label = "LeadSync Integration" });
        var grant = await org.CreateAsync("FieldPermissions", new { ParentId = set, SobjectType = "Lead", Field = "Lead.LeadSync_Id__c", PermissionsRead = true });
        (await org.RefusedAsync("GET", "query?q=SELECT+LeadSync_Id__c+FROM+Lead")).Code.ShouldBe("INVALID_FIELD", "the set is nobody's yet");
        await org.CreateAsync("PermissionSetAssignment", new { PermissionSetId = set, AssigneeId = await org.UserAsync("leadsync@acme.example") });
        (await org.ColumnAsync("SELECT LeadSync_Id__c FROM Lead", "LeadSync_Id__c")).ShouldBe([null]);
        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { LeadSync_Id__c = "501" })).Code.ShouldBe("INVALID_FIELD_FOR_INSERT_UPDATE", "read only");

        await org.UpdateAsync("FieldPermissions", grant, new { PermissionsEdit = true });
        await org.UpdateAsync("Lead", lead, new { LeadSync_Id__c = "501" });
        (await org.CallAsync("PATCH", "sobjects/Lead/LeadSync_Id__c/501", new { Title = "CTO" })).Status.ShouldBe(200);
        (await org.CallAsync("DELETE", $"sobjects/FieldPermissions/{grant}")).Status.ShouldBe(204);
        (await org.RefusedAsync("GET", "query?q=SELECT+LeadSync_Id__c+FROM+Lead")).Code.ShouldBe("INVALID_FIELD");
    }

    [Fact]
    public async Task A_field_of_the_activity_lands_on_tasks_and_events()
    {
        await using var org = await SignedInOrg.StartAsync(new SandboxOptions { Bare = true });
        await MakeAsync(org, "Activity.LeadSync_Key__c", new { type = "Text", label = "LeadSync Key", length = 255, externalId = true });
        var set = await org.CreateAsync("PermissionSet", new { Name = "LeadSync_Integration", Label = "LeadSync Integration" });
        await org.CreateAsync("FieldPermissions", new { ParentId = set, SobjectType = "Task", Field = "Task.LeadSync_Key__c", PermissionsRead = true, PermissionsEdit = true });
        await org.CreateAsync("PermissionSetAssignment", new { PermissionSetId = set, AssigneeId = await org.UserAsync("leadsync@acme.example") });

        await org.CreateAsync("Task", new { Subject = "Call", LeadSync_Key__c = "k" });
        (await org.ColumnAsync("SELECT LeadSync_Key__c FROM Task WHERE LeadSync_Key__c = 'K'", "LeadSync_Key__c")).ShouldBe(["k"]);
    }

    [Theory]
    [InlineData("Text", "string")]
    [InlineData("LongTextArea", "textarea")]
    [InlineData("Number", "double")]
    [InlineData("Checkbox", "boolean")]
    [InlineData("DateTime", "datetime")]
    [InlineData("Url", "url")]
    public async Task Describe_tells_the_type_that_was_asked_for(string type, string described)
    {
        await using var org = await SignedInOrg.StartAsync();
        await MakeAsync(org, "Lead.Made__c", new { type, label = "Made", length = 100, precision = 5, scale = 0 });
        var set = await org.CreateAsync("PermissionSet", new { Name = "Made", Label = "Made" });
        await org.CreateAsync("FieldPermissions", new { ParentId = set, SobjectType = "Lead", Field = "Lead.Made__c", PermissionsRead = true });
        await org.CreateAsync("PermissionSetAssignment", new { PermissionSetId = set, AssigneeId = await org.UserAsync("leadsync@acme.example") });
        var field = (await org.CallAsync("GET", "sobjects/Lead/describe")).Body!["fields"]!.AsArray().Single(each => (string)each!["name"]! == "Made__c")!;

        ((string)field["type"]!, field["custom"]!.GetValue<bool>(), field["updateable"]!.GetValue<bool>()).ShouldBe((described, true, false));
    }

    [Fact]
    public async Task A_field_that_exists_or_has_no_known_type_is_refused()
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.RefusedAsync("POST", "tooling/sobjects/CustomField", Field("Lead.LeadSync_Id__c", new { type = "Text", label = "x", length = 40 }))).Code.ShouldBe("DUPLICATE_DEVELOPER_NAME");
        (await org.RefusedAsync("POST", "tooling/sobjects/CustomField", Field("Lead.Made__c", new { type = "Long Text Area", label = "x" }))).Code.ShouldBe("JSON_PARSER_ERROR");
        (await org.RefusedAsync("POST", "sobjects/FieldPermissions", new { ParentId = await org.CreateAsync("PermissionSet", new { Name = "A", Label = "A" }), SobjectType = "Lead", Field = "Lead.Nothing__c", PermissionsRead = true }))
            .Code.ShouldBe("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    }

    private static object Field(string fullName, object metadata) => new { FullName = fullName, Metadata = metadata };

    private static async Task<int> MakeAsync(SignedInOrg org, string fullName, object metadata) => (await org.CallAsync("POST", "tooling/sobjects/CustomField", Field(fullName, metadata))).Status;
}
