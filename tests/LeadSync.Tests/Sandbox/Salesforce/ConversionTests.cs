using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class ConversionTests
{
    [Fact]
    public async Task A_converted_lead_names_its_account_contact_and_deal()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (lead, task) = await LeadWithTaskAsync(org);
        var made = (await org.ControlAsync("convert", new { leadId = lead, opportunity = "Big deal", amount = 5000 }))!;
        var row = await org.ReadAsync("Lead", lead);

        row["IsConverted"]!.GetValue<bool>().ShouldBeTrue();
        ((string)row["Status"]!).ShouldBe("Closed - Converted");
        ((string)row["ConvertedDate"]!).ShouldMatch(@"^\d{4}-\d\d-\d\d$");
        ((string)row["ConvertedAccountId"]!).ShouldBe((string)made["accountId"]!);
        ((string)row["ConvertedContactId"]!).ShouldBe((string)made["contactId"]!);
        ((string)row["ConvertedOpportunityId"]!).ShouldBe((string)made["opportunityId"]!);
        var contact = await org.ReadAsync("Contact", (string)made["contactId"]!);
        ((string)contact["Email"]!).ShouldBe("ada@globex.example");
        ((string)contact["LeadSync_Id__c"]!).ShouldBe("501");
        ((string)contact["MailingCity"]!).ShouldBe("Berlin");
        var deal = await org.ReadAsync("Opportunity", (string)made["opportunityId"]!);
        (deal["Amount"]!.GetValue<decimal>(), deal["IsClosed"]!.GetValue<bool>()).ShouldBe((5000m, false));
        ((string)(await org.ReadAsync("Task", task))["WhoId"]!).ShouldBe((string)made["contactId"]!);
        (await org.ColumnAsync($"SELECT ContactId FROM OpportunityContactRole WHERE OpportunityId = '{made["opportunityId"]}'", "ContactId")).ShouldBe([(string)made["contactId"]!]);
        (await org.ColumnAsync($"SELECT Field FROM LeadHistory WHERE LeadId = '{lead}' ORDER BY Id", "Field")).ShouldBe(["created", "Status", "leadConverted"]);
    }

    [Fact]
    public async Task A_converted_lead_is_locked_and_still_matched_by_its_key()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (lead, _) = await LeadWithTaskAsync(org);
        await org.ControlAsync("convert", new { leadId = lead });
        var locked = (400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");

        (await org.RefusedAsync("PATCH", $"sobjects/Lead/{lead}", new { Title = "CTO" })).ShouldBe(locked);
        (await org.RefusedAsync("PATCH", "sobjects/Lead/LeadSync_Id__c/501", new { LastName = "Okafor", Company = "Globex" })).ShouldBe(locked);
        (await org.RefusedAsync("POST", "sobjects/Task", new { WhoId = lead, Subject = "Call" })).ShouldBe(locked);
        (await org.ReadAsync("Lead", lead))["ConvertedOpportunityId"].ShouldBeNull();
    }

    [Fact]
    public async Task A_lead_goes_to_an_existing_account_and_back_to_nobody()
    {
        await using var org = await SignedInOrg.StartAsync();
        var account = await org.CreateAsync("Account", new { Name = "Globex" });
        var (lead, _) = await LeadWithTaskAsync(org);
        var made = await org.ControlAsync("convert", new { leadId = lead, accountId = account, user = "bob@acme.example" });

        ((string)made!["accountId"]!).ShouldBe(account);
        ((string)(await org.ReadAsync("Lead", lead))["LastModifiedById"]!).ShouldBe(await org.UserAsync("bob@acme.example"));
        using var again = await org.Http.PostAsync("/_sandbox/convert", new { leadId = lead });
        ((int)again.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_queues_lead_needs_the_user_who_converts_it()
    {
        await using var org = await SignedInOrg.StartAsync();
        var lead = await org.CreateAsync("Lead", new { LastName = "Okafor", Company = "Globex", OwnerId = await org.QueueAsync("Marketing") });
        using var refused = await org.Http.PostAsync("/_sandbox/convert", new { leadId = lead });
        ((int)refused.StatusCode).ShouldBe(400);
        (await org.ColumnAsync("SELECT Id FROM Account")).ShouldBeEmpty();

        await org.ControlAsync("convert", new { leadId = lead, user = "ana@acme.example" });
        (await org.ColumnAsync("SELECT OwnerId FROM Contact", "OwnerId")).ShouldBe([await org.UserAsync("ana@acme.example")]);
    }

    [Fact]
    public async Task The_losers_of_a_merge_name_the_winner_and_free_their_key()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (loser, task) = await LeadWithTaskAsync(org);
        var master = await org.LeadAsync("Ito", "Initech");
        await org.ControlAsync("merge", new { masterId = master, loserIds = new[] { loser } });

        var gone = (await org.QueryAsync($"SELECT IsDeleted, MasterRecordId FROM Lead WHERE Id = '{loser}'", "queryAll"))["records"]![0]!;
        (gone["IsDeleted"]!.GetValue<bool>(), (string)gone["MasterRecordId"]!).ShouldBe((true, master));
        ((string)(await org.ReadAsync("Task", task))["WhoId"]!).ShouldBe(master);
        (await org.CallAsync("PATCH", "sobjects/Lead/LeadSync_Id__c/501", new { LastName = "Okafor", Company = "Globex" })).Status.ShouldBe(201);
    }

    private static async Task<(string Lead, string Task)> LeadWithTaskAsync(SignedInOrg org)
    {
        var lead = await org.CreateAsync("Lead", new { FirstName = "Ada", LastName = "Okafor", Company = "Globex", Email = "ada@globex.example", City = "Berlin", LeadSync_Id__c = "501" });
        return (lead, await org.CreateAsync("Task", new { WhoId = lead, Subject = "Call" }));
    }
}
