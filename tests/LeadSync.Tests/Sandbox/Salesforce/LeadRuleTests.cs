namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class LeadRuleTests
{
    [Fact]
    public async Task A_status_change_is_history_with_who_and_when()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.LeadAsync();
        await org.UpdateAsync("Lead", id, new { Status = "Accepted", OwnerId = await org.UserAsync("ana@acme.example") }, ("X-Sandbox-User", "ana@acme.example"));
        var history = (await org.QueryAsync($"SELECT Field, OldValue, NewValue, CreatedBy.Username FROM LeadHistory WHERE LeadId = '{id}' ORDER BY Id"))["records"]!.AsArray();

        history.Select(row => $"{row!["Field"]}: {row["OldValue"]} > {row["NewValue"]}").ShouldBe(
        [
            "created:  > ",
            "Status: Open - Not Contacted > Accepted",
            "Owner: LeadSync Integration > Ana Ruiz",
            $"Owner: {await org.UserAsync("leadsync@acme.example")} > {await org.UserAsync("ana@acme.example")}",
        ]);
        ((string)history[1]!["CreatedBy"]!["Username"]!).ShouldBe("ana@acme.example");
    }

    [Fact]
    public async Task A_queue_owns_leads_only_if_it_lists_them()
    {
        await using var org = await SignedInOrg.StartAsync();
        var support = (await org.ColumnAsync("SELECT Id FROM Group WHERE DeveloperName = 'Support_Cases'"))[0]!;
        var lead = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", OwnerId = await org.QueueAsync("Marketing") });

        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { OwnerId = support })).ShouldBe((400, "INVALID_OPERATION", "Queue not associated with this SObject type"));
    }

    [Fact]
    public async Task An_inactive_owner_stops_even_an_unrelated_edit()
    {
        await using var org = await SignedInOrg.StartAsync();
        var bob = await org.UserAsync("bob@acme.example");
        var lead = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", OwnerId = bob });
        await org.UpdateAsync("User", bob, new { IsActive = false });

        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { Title = "CTO" })).ShouldBe((400, "INACTIVE_OWNER_OR_USER", $"operation performed with inactive user [{bob[..15]}] as owner of lead"));
        await org.UpdateAsync("Lead", lead, new { Title = "CTO", OwnerId = await org.UserAsync("ana@acme.example") });
    }

    [Fact]
    public async Task A_lead_is_unread_until_its_owner_edits_it()
    {
        await using var org = await SignedInOrg.StartAsync();
        var lead = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", OwnerId = await org.UserAsync("ana@acme.example") });
        (await org.ReadAsync("Lead", lead))["IsUnreadByOwner"]!.GetValue<bool>().ShouldBeTrue();
        await org.UpdateAsync("Lead", lead, new { Title = "CTO" });
        (await org.ReadAsync("Lead", lead))["IsUnreadByOwner"]!.GetValue<bool>().ShouldBeTrue();
        await org.UpdateAsync("Lead", lead, new { Status = "Accepted" }, ("X-Sandbox-User", "ana@acme.example"));
        (await org.ReadAsync("Lead", lead))["IsUnreadByOwner"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_finished_task_shows_on_the_lead_without_moving_its_stamp()
    {
        await using var org = await SignedInOrg.StartAsync();
        var lead = await org.LeadAsync();
        var before = (string)(await org.ReadAsync("Lead", lead))["SystemModstamp"]!;
        await org.ControlAsync("clock", new { advance = "1h" });
        var task = await org.CreateAsync("Task", new { WhoId = lead, Subject = "Call", ActivityDate = "2026-11-22" });
        (await org.ReadAsync("Lead", lead))["LastActivityDate"].ShouldBeNull();
        await org.UpdateAsync("Task", task, new { Status = "Completed" });

        (await org.ReadAsync("Task", task))["IsClosed"]!.GetValue<bool>().ShouldBeTrue();
        ((string)(await org.ReadAsync("Lead", lead))["LastActivityDate"]!).ShouldBe("2026-11-22");
        ((string)(await org.ReadAsync("Lead", lead))["SystemModstamp"]!).ShouldBe(before);
    }

    [Fact]
    public async Task A_task_needs_a_person_and_a_user()
    {
        await using var org = await SignedInOrg.StartAsync();
        var account = await org.CreateAsync("Account", new { Name = "Globex" });
        var lead = await org.LeadAsync();

        (await org.RefusedAsync("POST", "sobjects/Task", new { WhoId = account, Subject = "Call" })).Code.ShouldBe("MALFORMED_ID");
        (await org.RefusedAsync("POST", "sobjects/Task", new { WhoId = "00QWs00000AbCdEMAV", Subject = "Call" })).Code.ShouldBe("INVALID_CROSS_REFERENCE_KEY");
        (await org.RefusedAsync("POST", "sobjects/Task", new { WhoId = lead, WhatId = account, Subject = "Call" })).Code.ShouldBe("FIELD_INTEGRITY_EXCEPTION");
        (await org.RefusedAsync("POST", "sobjects/Task", new { WhoId = lead, Subject = "Call", OwnerId = await org.QueueAsync("Marketing") })).Code.ShouldBe("INVALID_OPERATION");
    }

    [Fact]
    public async Task The_stage_decides_whether_a_deal_is_won()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.CreateAsync("Opportunity", new { Name = "Deal", StageName = "Prospecting", CloseDate = "2026-12-31", Amount = 1000 });
        (await org.ReadAsync("Opportunity", id))["IsClosed"]!.GetValue<bool>().ShouldBeFalse();
        await org.UpdateAsync("Opportunity", id, new { StageName = "Closed Won" });
        var won = await org.ReadAsync("Opportunity", id);

        (won["IsClosed"]!.GetValue<bool>(), won["IsWon"]!.GetValue<bool>(), won["Probability"]!.GetValue<decimal>()).ShouldBe((true, true, 100m));
        (await org.RefusedAsync("PATCH", $"sobjects/Opportunity/{id}", new { IsWon = false })).Code.ShouldBe("INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    [Fact]
    public async Task Every_status_of_the_shipped_stages_is_there()
    {
        await using var org = await SignedInOrg.StartAsync();
        var statuses = await org.QueryAsync("SELECT ApiName, IsConverted, IsDefault FROM LeadStatus ORDER BY SortOrder");
        statuses["records"]!.AsArray().Select(row => (string)row!["ApiName"]!).ShouldBe(
            ["Open - Not Contacted", "New", "Verifying", "Working - Contacted", "Accepted", "Qualified", "Recycled", "Could Not Reach", "Unqualified", "Closed - Converted"]);
        statuses["records"]!.AsArray().Where(row => row!["IsConverted"]!.GetValue<bool>()).Select(row => (string)row!["ApiName"]!).ShouldBe(["Closed - Converted"]);
    }

    [Fact]
    public async Task Users_and_queues_are_found_as_integrations_ask_for_them()
    {
        await using var org = await SignedInOrg.StartAsync();
        var users = await org.QueryAsync("SELECT Username, Email, TimeZoneSidKey, ManagerId FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Username");
        users["records"]!.AsArray().Select(row => $"{row!["Username"]} {row["TimeZoneSidKey"]}").ShouldBe(
            ["ana@acme.example Europe/Berlin", "bob@acme.example America/New_York", "cho@acme.example Asia/Tokyo", "hubspot@acme.example UTC", "leadsync@acme.example UTC"]);
        (await org.ColumnAsync("SELECT DeveloperName FROM Group WHERE Type = 'Queue' AND Id IN (SELECT QueueId FROM QueueSobject WHERE SobjectType = 'Lead') ORDER BY DeveloperName", "DeveloperName"))
            .ShouldBe(["APAC_Leads", "Inside_Sales", "Marketing", "Unassigned_Leads"]);
    }

    [Fact]
    public async Task Changed_and_deleted_ids_are_told_by_whole_minutes()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (kept, gone) = (await org.LeadAsync(), await org.LeadAsync("Ito", "Initech"));
        await org.CallAsync("DELETE", $"sobjects/Lead/{gone}");
        var now = (await org.CallAsync("GET", "limits")).Headers.Date!.Value;
        var window = $"?start={Uri.EscapeDataString(now.AddMinutes(-5).ToString("yyyy-MM-ddTHH:mm:sszzz"))}&end={Uri.EscapeDataString(now.AddMinutes(2).ToString("yyyy-MM-ddTHH:mm:sszzz"))}";
        var (_, updated, _) = await org.CallAsync("GET", $"sobjects/Lead/updated/{window}");
        var (_, deleted, _) = await org.CallAsync("GET", $"sobjects/Lead/deleted/{window}");

        updated!["ids"]!.AsArray().Select(id => (string)id!).ShouldBe([kept]);
        deleted!["deletedRecords"]!.AsArray().Select(row => (string)row!["id"]!).ShouldBe([gone]);
        DateTimeOffset.Parse((string)updated["latestDateCovered"]!).ShouldBeLessThanOrEqualTo(now.AddSeconds(2));
        var same = Uri.EscapeDataString("2026-11-22T06:00:10+00:00");
        (await org.RefusedAsync("GET", $"sobjects/Lead/updated/?start={same}&end={same.Replace("10", "50")}")).Code.ShouldBe("INVALID_REPLICATION_DATE");
    }

    [Fact]
    public async Task A_reset_empties_the_org_and_ends_the_sessions()
    {
        await using var org = await SignedInOrg.StartAsync();
        var first = await org.LeadAsync();
        using (await org.Http.PostAsync("/_sandbox/reset", null, TestContext.Current.CancellationToken)) { }
        (await org.RefusedAsync("GET", "limits")).Status.ShouldBe(401);
        await org.SignInAsync();

        (await org.ColumnAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
        (await org.LeadAsync()).ShouldBe(first, "ids start anew");
    }
}
