using System.Net.Http.Headers;
using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging;

namespace LeadSync.Tests.Intake;

public sealed class SalesforcePollTests
{
    private const string Query = "/queryAll";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_that_a_rep_worked_on_comes_with_its_row_as_of_the_question()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, crmId, lead) = await SettledAsync(intake);

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await EditAsync(intake, crmId, "Working - Contacted");
        var asked = intake.Time.GetUtcNow();
        await poll.RunAsync(Stop);

        var one = (await intake.WorkAsync()).ShouldHaveSingleItem();
        one.ShouldSatisfyAllConditions(
            () => one.Lead.ShouldBe(lead),
            () => one.Lane.ShouldBe(Lane.Poll),
            () => one.Sides.ShouldBe(Sides.Salesforce),
            () => one.SalesforceAt.ShouldBe(asked));
        var row = StoredJson.Read<CrmRow>(one.Salesforce!);
        (row.Object, row.Id, row["Status"]).ShouldBe(("Lead", crmId, "Working - Contacted"));
        (await intake.MarkAsync(Marks.SalesforcePolled)).ShouldNotBeNull();
    }

    [Fact]
    public async Task When_nothing_changed_a_poll_costs_one_query_and_asks_for_no_look()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, _, _) = await SettledAsync(intake);
        var before = await IntakeUnderTest.CallsAsync(intake.Sandbox.Salesforce, Query);

        for (var round = 0; round < 4; round++)
        {
            intake.Time.Advance(TimeSpan.FromSeconds(30));
            await poll.RunAsync(Stop);
        }

        (await IntakeUnderTest.CallsAsync(intake.Sandbox.Salesforce, Query)).ShouldBe(before + 4);
        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_no_decision_depends_on_is_no_news()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, crmId, _) = await SettledAsync(intake);

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await intake.Salesforce.UpdateAsync("Lead", [Record(crmId, ("Website", "initech.example"))], Stop);
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_deleted_in_Salesforce_is_seen()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, crmId, _) = await SettledAsync(intake);

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        await DeleteAsync(intake, crmId);
        await poll.RunAsync(Stop);

        StoredJson.Read<CrmRow>((await intake.WorkAsync()).ShouldHaveSingleItem().Salesforce!).Flag("IsDeleted").ShouldBeTrue();
    }

    [Fact]
    public async Task A_record_that_carries_our_id_is_found_before_it_is_pinned()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var lead = await LeadAsync(intake, "501");
        await CreateAsync(intake, lead.Value);

        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lead.ShouldBe(lead);
    }

    [Fact]
    public async Task Records_of_nobody_we_know_are_passed_over()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await CreateAsync(intake, "not-one-of-ours");
        await intake.Salesforce.CreateAsync("Lead", [Record(null, ("LastName", "Okafor"), ("Company", "Globex"))], cancellationToken: Stop);

        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_leads_than_a_page_that_changed_in_one_second_are_all_found()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var leads = new List<LeadId>();
        for (var i = 0; i < 7; i++)
        {
            leads.Add(await LeadAsync(intake, $"{500 + i}"));
            await CreateAsync(intake, leads[^1].Value);
        }

        await Poll(intake, pageSize: 2).RunAsync(Stop);

        (await intake.WorkAsync()).Select(one => one.Lead).ShouldBe(leads, ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_committed_minutes_after_its_stamp_is_found_by_looking_back()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (poll, crmId, lead) = await SettledAsync(intake);
        var other = await CreateAsync(intake, (await LeadAsync(intake, "502")).Value);
        intake.Time.Advance(TimeSpan.FromMinutes(4));
        await EditAsync(intake, other, "Working - Contacted");
        for (var round = 0; round < 2; round++)
        {
            await poll.RunAsync(Stop);
            await intake.LookAsync();
            intake.Time.Advance(TimeSpan.FromSeconds(30));
        }

        await intake.Sandbox.Salesforce.SendAsync("/_sandbox/late", new { leadId = crmId, seconds = 200, fields = new { Status = "Working - Contacted" } });
        intake.Time.Advance(TimeSpan.FromSeconds(30));
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty();

        intake.Time.Advance(TimeSpan.FromMinutes(5));
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lead.ShouldBe(lead);
    }

    [Fact]
    public async Task Read_again_and_again_a_row_is_told_once()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await CreateAsync(intake, (await LeadAsync(intake, "501")).Value);
        var poll = Poll(intake);
        await poll.RunAsync(Stop);

        // The look found nothing to note.
        await intake.Database.WriteAsync(session => session.Run("DELETE FROM work"));
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_poll_goes_back_an_hour_by_Salesforces_clock_whatever_ours_shows()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await CreateAsync(intake, (await LeadAsync(intake, "501")).Value);
        await intake.Sandbox.Salesforce.SendAsync("/_sandbox/clock", new { advance = "90m" });
        var recent = await LeadAsync(intake, "502");
        await CreateAsync(intake, recent.Value);

        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lead.ShouldBe(recent);
    }

    [Fact]
    public async Task Without_our_id_it_says_once_what_to_do_and_waits()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await CreateAsync(intake, (await LeadAsync(intake, "501")).Value);
        await intake.Sandbox.Salesforce.SendAsync("/_sandbox/org", new { hiddenField = "Lead.LeadSync_Id__c" });
        var logger = new CollectingLogger<SalesforcePoll>();
        var poll = Poll(intake, logger: logger);

        await poll.RunAsync(Stop);
        await poll.RunAsync(Stop);

        var (level, text) = logger.Said.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Error);
        text.ShouldContain("leadsync provision");
        (await intake.MarkAsync(Marks.SalesforcePolled)).ShouldBeNull();

        await intake.Sandbox.Salesforce.SendAsync("/_sandbox/org", new { hiddenField = (string?)null });
        intake.Time.Advance(TimeSpan.FromMinutes(6));
        await poll.RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem();
    }

    private static SalesforcePoll Poll(IntakeUnderTest intake, int pageSize = 2000, CollectingLogger<SalesforcePoll>? logger = null) =>
        new(intake.Salesforce, intake.Org, intake.Database, intake.Rules, intake.Bells, intake.Time, logger ?? new(), pageSize);

    /// <summary>One lead, pinned and looked at, and a poll that has come to rest.</summary>
    private static async Task<(SalesforcePoll Poll, string CrmId, LeadId Lead)> SettledAsync(IntakeUnderTest intake)
    {
        var contact = await intake.ContactAsync("ann@x.example");
        var lead = await LeadAsync(intake, contact);
        var crmId = await CreateAsync(intake, lead.Value);
        await intake.Database.WriteAsync(session => session.Run("UPDATE leads SET crm_id = $2, state = $3 WHERE id = $1", lead.Value, crmId, StoredJson.Write(LeadWith(lead, crmId) with { ContactId = contact })));
        var poll = Poll(intake);
        for (var round = 0; round < 3; round++)
        {
            await poll.RunAsync(Stop);
            await intake.LookAsync();
            intake.Time.Advance(TimeSpan.FromMinutes(5));
        }

        return (poll, crmId, lead);
    }

    private static Lead LeadWith(LeadId id, string crmId) => new() { Id = id, Crm = new CrmLink(CrmLink.Lead, crmId) };

    private static Task<LeadId> LeadAsync(IntakeUnderTest intake, string contact) =>
        intake.Database.WriteAsync(session => LeadRows.ForContact(session, contact, intake.Time.GetUtcNow())!.Lead);

    private static async Task<string> CreateAsync(IntakeUnderTest intake, string ourId)
    {
        var outcome = await intake.Salesforce.UpsertAsync(
            "Lead", "LeadSync_Id__c", [Record(null, ("LeadSync_Id__c", ourId), ("LastName", ourId), ("Company", ourId), ("Status", "Open - Not Contacted"))], cancellationToken: Stop);
        return outcome[0].Id!;
    }

    private static async Task EditAsync(IntakeUnderTest intake, string crmId, string status) =>
        await intake.Salesforce.UpdateAsync("Lead", [Record(crmId, ("Status", status))], Stop);

    private static SalesforceRecord Record(string? id, params (string Name, object? Value)[] fields) =>
        new(id, fields.ToDictionary(field => field.Name, field => field.Value));

    private static async Task DeleteAsync(IntakeUnderTest intake, string crmId)
    {
        var session = await intake.Salesforce.SessionAsync(Stop);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/services/data/v67.0/sobjects/Lead/{crmId}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        using var answer = await intake.Sandbox.Salesforce.SendAsync(request, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }
}
