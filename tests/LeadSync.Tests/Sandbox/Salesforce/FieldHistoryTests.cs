using System.Text.Json.Nodes;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class FieldHistoryTests
{
    [Fact]
    public async Task A_tracked_field_leaves_a_row_for_each_change_and_others_leave_none()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { trackHistory = new[] { "Lead.Phone", "Lead.Owner", "Lead.NumberOfEmployees", "Lead.Description" } });
        var id = await org.LeadAsync();
        var (us, ana) = (await org.UserAsync("leadsync@acme.example"), await org.UserAsync("ana@acme.example"));
        await org.UpdateAsync("Lead", id, new { Phone = "1", Title = "CTO", NumberOfEmployees = 7, Status = "Accepted" });
        await org.UpdateAsync("Lead", id, new { Phone = "1" });
        await org.UpdateAsync("Lead", id, new { Phone = (string?)null, OwnerId = ana, Description = "long" }, ("X-Sandbox-User", "bob@acme.example"));

        (await RowsAsync(org, "Lead", id)).ShouldBe([
            "created  -> ", "Phone  -> 1", "NumberOfEmployees  -> 7.0",
            "Owner LeadSync Integration -> Ana Ruiz", $"Owner {us} -> {ana}", "Phone 1 -> ", "Description  -> "], ignoreOrder: true);
        (await org.ColumnAsync($"SELECT CreatedById FROM LeadHistory WHERE LeadId = '{id}' AND Field = 'Phone' ORDER BY Id", "CreatedById"))
            .ShouldBe([us, await org.UserAsync("bob@acme.example")]);
    }

    [Fact]
    public async Task A_contact_has_a_history_of_its_own()
    {
        await using var org = await SignedInOrg.StartAsync();
        var untracked = await org.CreateAsync("Contact", new { LastName = "Ito" });
        await org.ControlAsync("org", new { trackHistory = new[] { "Contact.Email" } });
        var contact = await org.CreateAsync("Contact", new { LastName = "Ito" });
        foreach (var id in new[] { untracked, contact }) await org.UpdateAsync("Contact", id, new { Email = "ito@x.example", Title = "CTO" });
        var lead = await org.LeadAsync(email: "new@x.example");
        await org.ControlAsync("convert", new { leadId = lead, contactId = contact, accountId = await org.CreateAsync("Account", new { Name = "Globex" }) });

        (await RowsAsync(org, "Contact", untracked)).ShouldBe(["Email  -> ito@x.example"]);
        (await RowsAsync(org, "Contact", contact)).ShouldBe(["created  -> ", "Email  -> ito@x.example"]);
    }

    [Fact]
    public async Task History_is_kept_of_at_most_twenty_fields_of_an_object_that_has_them()
    {
        await using var org = await SignedInOrg.StartAsync();
        var names = (await org.CallAsync("GET", "sobjects/Lead/describe")).Body!["fields"]!.AsArray().Select(field => $"Lead.{field!["name"]}").Take(21).ToList();
        foreach (var list in new[] { names, ["Lead.Nothing__c"], ["Task.Subject"] })
        {
            using var answer = await org.Http.PostAsync("/_sandbox/org", System.Net.Http.Json.JsonContent.Create(new { trackHistory = list }), TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(400);
        }

        ((JsonArray)(await org.ControlAsync("org", new { }))!["trackHistory"]!).Select(name => (string)name!).ShouldBe(["Lead.Status", "Lead.OwnerId"]);
    }

    private static async Task<string[]> RowsAsync(SignedInOrg org, string of, string id) =>
        [.. (await org.QueryAsync($"SELECT Field, OldValue, NewValue FROM {of}History WHERE {of}Id = '{id}' ORDER BY Id"))["records"]!.AsArray().Select(row => $"{row!["Field"]} {row["OldValue"]} -> {row["NewValue"]}")];
}
