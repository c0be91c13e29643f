using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class ActivityPollTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Task_that_somebody_finishes_about_a_lead_of_ours_asks_for_a_fresh_look_at_it()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (crmId, lead) = await AssignedAsync(intake);
        var task = await TaskAsync(intake, crmId, "Not Started");
        var poll = Poll(intake);
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty("a Task that was merely made is nothing done");

        intake.Time.Advance(TimeSpan.FromSeconds(30));
        await intake.Salesforce.UpdateAsync("Task", [Record(task, ("Status", "Completed"))], Stop);
        await poll.RunAsync(Stop);

        var one = (await intake.WorkAsync()).ShouldHaveSingleItem();
        (one.Lead, one.Lane, one.Sides, one.Salesforce).ShouldBe((lead, Lane.Poll, Sides.Salesforce, null));
    }

    [Fact]
    public async Task It_is_told_once_and_what_is_about_others_not_at_all()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (crmId, _) = await AssignedAsync(intake);
        await TaskAsync(intake, crmId, "Completed");
        var poll = Poll(intake);
        await poll.RunAsync(Stop);
        await intake.Database.WriteAsync(session => session.Run("DELETE FROM work"));

        await TaskAsync(intake, await LeadAsync(intake, "somebody else's"), "Completed");
        for (var round = 0; round < 3; round++)
        {
            intake.Time.Advance(TimeSpan.FromMinutes(5));
            await poll.RunAsync(Stop);
        }

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_Tasks_than_a_page_that_were_finished_in_one_second_are_all_found()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var leads = new List<LeadId>();
        for (var i = 0; i < 5; i++)
        {
            var (crmId, lead) = await AssignedAsync(intake, $"{500 + i}");
            leads.Add(lead);
            await TaskAsync(intake, crmId, "Completed");
        }

        await Poll(intake, pageSize: 2).RunAsync(Stop);

        (await intake.WorkAsync()).Select(one => one.Lead).ShouldBe(leads, ignoreOrder: true);
    }

    [Fact]
    public async Task While_sales_has_no_lead_it_costs_no_call()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await intake.Salesforce.SessionAsync(Stop);
        var poll = Poll(intake);
        await poll.RunAsync(Stop);
        (await IntakeUnderTest.CallsAsync(intake.Sandbox.Salesforce, "/queryAll")).ShouldBe(0);

        // The first lead that sales gets is heard of all the same.
        intake.Time.Advance(TimeSpan.FromDays(3));
        var (crmId, lead) = await AssignedAsync(intake);
        await TaskAsync(intake, crmId, "Completed");
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lead.ShouldBe(lead);
        (await IntakeUnderTest.CallsAsync(intake.Sandbox.Salesforce, "/queryAll")).ShouldBe(1);
    }

    /// <summary>"a Task set to In Progress is in HubSpot within one poll"</summary>
    [Theory]
    [InlineData("In Progress")]
    [InlineData("Deferred")]
    [InlineData("thrown away")]
    public async Task A_handoff_Task_on_a_Contact_that_somebody_touches_asks_for_a_fresh_look(string status)
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (contact, lead) = await AssignedAsync(intake, contact: true);
        var task = (await intake.Salesforce.CreateAsync("Task", [Record(null, ("WhoId", contact), ("Subject", "New lead"), ("LeadSync_Key__c", $"{lead}/1/task/handoff"))], cancellationToken: Stop)).Single().Id!;
        var other = await TaskAsync(intake, contact, "Not Started");
        var poll = Poll(intake);
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty("a Task that was merely made is nothing done");

        intake.Time.Advance(TimeSpan.FromSeconds(30));
        await intake.Salesforce.UpdateAsync("Task", [Record(other, ("Status", "In Progress"))], Stop);
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty("an open Task that is none of ours says nothing");

        if (status == "thrown away") await DeleteAsync(intake, task);
        else await intake.Salesforce.UpdateAsync("Task", [Record(task, ("Status", status))], Stop);
        await poll.RunAsync(Stop);

        var one = (await intake.WorkAsync()).ShouldHaveSingleItem();
        (one.Lead, one.Lane, one.Sides, one.Salesforce).ShouldBe((lead, Lane.Poll, Sides.Salesforce, null));
    }

    [Fact]
    public async Task Where_the_key_is_hidden_what_is_finished_is_noticed_all_the_same()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (crmId, lead) = await AssignedAsync(intake);
        await intake.Sandbox.Salesforce.SendAsync("/_sandbox/org", new { hiddenField = "Task.LeadSync_Key__c" });
        await TaskAsync(intake, crmId, "Completed");

        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lead.ShouldBe(lead);
    }

    private static ActivityPoll Poll(IntakeUnderTest intake, int pageSize = 2000) =>
        new(intake.Salesforce, intake.Org, intake.Database, intake.Rules, intake.Bells, intake.Time, pageSize);

    private static async Task<(string CrmId, LeadId Lead)> AssignedAsync(IntakeUnderTest intake, string name = "501", bool contact = false)
    {
        var crmId = contact ? (await intake.Salesforce.CreateAsync("Contact", [Record(null, ("LastName", name))], cancellationToken: Stop)).Single().Id! : await LeadAsync(intake, name);
        var lead = await intake.Database.WriteAsync(session =>
        {
            var id = LeadRows.ForContact(session, name, intake.Time.GetUtcNow())!.Lead;
            LeadRows.Save(session, LeadRows.Load(session, id)! with { Crm = new CrmLink(contact ? CrmLink.Contact : CrmLink.Lead, crmId), Stage = Stage.Assigned }, null, null, null);
            return id;
        });
        return (crmId, lead);
    }

    private static async Task DeleteAsync(IntakeUnderTest intake, string task)
    {
        await intake.Sandbox.SignInAsync();
        (await intake.Sandbox.Salesforce.DeleteAsync($"/services/data/v67.0/sobjects/Task/{task}", Stop)).EnsureSuccessStatusCode();
    }

    private static async Task<string> LeadAsync(IntakeUnderTest intake, string name) =>
        (await intake.Salesforce.CreateAsync("Lead", [Record(null, ("LastName", name), ("Company", name))], cancellationToken: Stop)).Single().Id!;

    private static async Task<string> TaskAsync(IntakeUnderTest intake, string who, string status) =>
        (await intake.Salesforce.CreateAsync("Task", [Record(null, ("WhoId", who), ("Subject", "Call"), ("Status", status))], cancellationToken: Stop)).Single().Id!;

    private static SalesforceRecord Record(string? id, params (string Name, object? Value)[] fields) =>
        new(id, fields.ToDictionary(field => field.Name, field => field.Value));
}
