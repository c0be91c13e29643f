using LeadSync.Intake;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

/// <summary>What is being sold to people is noticed and read, whether a role names them or not, and when it is thrown away.</summary>
public sealed class OpportunityPollTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_a_lead_follows_asks_for_a_look_when_it_moves_without_a_role_and_when_it_is_thrown_away()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var deal = await DealAsync(intake);
        var lead = await FollowedAsync(intake, deal);
        var poll = Poll(intake);
        await AskedAsync(intake, poll);

        await intake.Salesforce.UpdateAsync("Opportunity", [Record(deal, ("StageName", "Closed Won"))], cancellationToken: Stop);
        (await AskedAsync(intake, poll)).ShouldBe([lead]);
        (await AskedAsync(intake, poll)).ShouldBeEmpty("it was told already");

        await ThrowAsync(intake, deal);
        (await AskedAsync(intake, poll)).ShouldBe([lead]);
    }

    [Fact]
    public async Task One_that_nobody_of_ours_follows_asks_for_nothing()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await FollowedAsync(intake, await DealAsync(intake));
        var poll = Poll(intake);
        await AskedAsync(intake, poll);

        await DealAsync(intake);

        (await AskedAsync(intake, poll)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_read_by_its_id_without_a_role_and_once_it_is_in_the_recycle_bin_it_is_gone()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var deal = await DealAsync(intake);
        var lead = LeadOn(await ContactAsync(intake), deal);

        (await ReadAsync(intake, lead)).ShouldSatisfyAllConditions(
            sales => sales.Opportunities.ShouldHaveSingleItem().Id.ShouldBe(deal), sales => sales.GoneOpportunities.ShouldBeEmpty());

        await ThrowAsync(intake, deal);
        (await ReadAsync(intake, lead)).ShouldSatisfyAllConditions(sales => sales.Opportunities.ShouldBeEmpty(), sales => sales.GoneOpportunities.ShouldBe([deal]));
    }

    [Fact]
    public async Task A_role_does_not_outlive_its_Opportunity()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var contact = await ContactAsync(intake);
        var deal = await DealAsync(intake);
        await SellAsync(intake, deal, contact);
        (await ReadAsync(intake, LeadOn(contact, deal: null))).OpenOpportunity!.Id.ShouldBe(deal);

        await ThrowAsync(intake, deal);
        (await ReadAsync(intake, LeadOn(contact, deal: null))).Opportunities.ShouldBeEmpty();
        await intake.Sandbox.Salesforce.SendAsync("/_sandbox/undelete", new { id = deal });
        (await ReadAsync(intake, LeadOn(contact, deal: null))).OpenOpportunity!.Id.ShouldBe(deal);
    }

    [Fact]
    public async Task The_one_that_a_Lead_was_converted_into_needs_no_role()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var id = (await intake.Salesforce.CreateAsync("Lead", [Record(null, ("LastName", "Okafor"), ("Company", "Globex"), ("Status", "Qualified"))], cancellationToken: Stop)).Single().Id!;
        await intake.Sandbox.SignInAsync();
        var made = await intake.Sandbox.Salesforce.SendAsync("/_sandbox/convert", new { leadId = id, opportunity = "Globex 50 seats", user = "ana@acme.example" });
        var role = (await intake.Salesforce.QueryAsync("SELECT Id FROM OpportunityContactRole", cancellationToken: Stop)).Single().Id;
        (await intake.Sandbox.Salesforce.DeleteAsync($"/services/data/v67.0/sobjects/OpportunityContactRole/{role}", Stop)).EnsureSuccessStatusCode();

        (await ReadAsync(intake, new Lead { Id = new LeadId("501"), Crm = new CrmLink(CrmLink.Lead, id) })).OpenOpportunity!.Id.ShouldBe((string)made!["opportunityId"]!);
    }

    [Fact]
    public async Task Of_several_Contacts_with_one_address_the_one_in_an_open_Opportunity_speaks_for_the_person()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var (sold, later) = (await ContactAsync(intake), "");
        await SellAsync(intake, await DealAsync(intake), sold);
        intake.Time.Advance(TimeSpan.FromHours(1));
        later = await ContactAsync(intake);

        var sales = await ReadAsync(intake, new Lead { Id = new LeadId("501") });

        sales.Candidates.Select(one => one.Id).ShouldBe([sold, later]);
        sales.OpenOpportunity.ShouldNotBeNull();
    }

    private static OpportunityPoll Poll(IntakeUnderTest intake) => new(intake.Salesforce, intake.Org, intake.Database, intake.Bells, intake.Time);

    private static Lead LeadOn(string contact, string? deal) => new()
    {
        Id = new LeadId("501"),
        Crm = new CrmLink(CrmLink.Contact, contact),
        Opportunity = deal is null ? null : new CrmOpportunity(deal, "Globex 50 seats", new Owner("", "", IsQueue: false)),
    };

    private static async Task<SalesView> ReadAsync(IntakeUnderTest intake, Lead lead)
    {
        var marketing = MarketingView.Missing("501") with { Properties = new Dictionary<string, string?> { ["email"] = "kim@globex.example" } };
        var look = new PreparedLook(new ClaimedWork(lead.Id, 1, Lane.Poll, Sides.Salesforce, null, null, null, null), lead, marketing, SalesView.NotAsked, 0) { Asks = Ask.Sales };
        return (await new SalesReader(intake.Salesforce, intake.Org).ReadAsync([look], Desk.Empty, intake.Rules.Current, mustBeFresh: true, intake.Time.GetUtcNow(), Stop))[lead.Id].Sales;
    }

    /// <summary>One poll, a while later; gives the leads that it asks a look at.</summary>
    private static async Task<IEnumerable<LeadId>> AskedAsync(IntakeUnderTest intake, OpportunityPoll poll)
    {
        intake.Time.Advance(TimeSpan.FromSeconds(30));
        await poll.RunAsync(Stop);
        var asked = (await intake.WorkAsync()).Select(one => one.Lead).ToList();
        await intake.Database.WriteAsync(session => session.Run("DELETE FROM work"));
        return asked;
    }

    private static Task<LeadId> FollowedAsync(IntakeUnderTest intake, string deal) => intake.Database.WriteAsync(session =>
    {
        var id = LeadRows.ForContact(session, "501", Some.Now)!.Lead;
        LeadRows.Save(session, LeadOn("003Ws00000AbCdEMAV", deal) with { Id = id, ContactId = "501" }, null, null, null);
        return id;
    });

    private static async Task<string> ContactAsync(IntakeUnderTest intake) =>
        (await intake.Salesforce.CreateAsync("Contact", [Record(null, ("LastName", "Okafor"), ("Email", "kim@globex.example"))], cancellationToken: Stop)).Single().Id!;

    private static async Task<string> DealAsync(IntakeUnderTest intake) =>
        (await intake.Salesforce.CreateAsync("Opportunity", [Record(null, ("Name", "Globex 50 seats"), ("StageName", "Prospecting"), ("CloseDate", "2026-12-31"))], cancellationToken: Stop)).Single().Id!;

    private static async Task SellAsync(IntakeUnderTest intake, string deal, string contact) =>
        (await intake.Salesforce.CreateAsync("OpportunityContactRole", [Record(null, ("OpportunityId", deal), ("ContactId", contact))], cancellationToken: Stop)).Single().Id.ShouldNotBeNull();

    private static async Task ThrowAsync(IntakeUnderTest intake, string deal)
    {
        await intake.Sandbox.SignInAsync();
        (await intake.Sandbox.Salesforce.DeleteAsync($"/services/data/v67.0/sobjects/Opportunity/{deal}", Stop)).EnsureSuccessStatusCode();
    }

    private static SalesforceRecord Record(string? id, params (string Name, object? Value)[] fields) => new(id, fields.ToDictionary(field => field.Name, field => field.Value));
}
