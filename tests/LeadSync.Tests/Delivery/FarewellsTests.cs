using LeadSync.Delivery;
using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Provisioning;
using LeadSync.Salesforce;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Delivery;

/// <summary>What Salesforce is to forget of people whom LeadSync has forgotten: all that LeadSync may have written there.</summary>
public sealed class FarewellsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_field_that_is_provisioned_on_a_person_is_emptied_but_what_reps_fill_in() =>
        Farewell.Fields.ShouldBe(NeededFields.OnPerson([]).Where(field => !field.FilledByRep).Select(field => field.Name));

    [Fact]
    public async Task A_field_that_is_hidden_from_us_holds_up_none_of_the_others()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var id = await LeadAsync(here);
        await here.Sandbox.Salesforce.SendAsync("/_sandbox/org", new { hiddenField = "Lead.LeadSync_Grade__c" });
        here.Org.Expire();

        (await SendAsync(here, Farewell.Blank(new CrmLink(CrmLink.Lead, id)))).Kind.ShouldBe(OutcomeKind.Written);

        (await BriefAsync(here, id)).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_Lead_whose_making_was_never_answered_is_found_by_our_id_and_emptied_and_where_none_was_made_nothing_is_left_to_do()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        (await SendAsync(here, Farewell.BlankUnseen())).ShouldBe(new RecordOutcome(null, OutcomeKind.Written));
        var id = await LeadAsync(here);

        (await SendAsync(here, Farewell.BlankUnseen())).Kind.ShouldBe(OutcomeKind.Written);

        (await BriefAsync(here, id)).ShouldBe((null, null));
        (await here.Salesforce.QueryAsync("SELECT Id FROM Lead", cancellationToken: Stop)).Count.ShouldBe(1);
    }

    private static async Task<string> LeadAsync(IntakeUnderTest here)
    {
        var fields = new Dictionary<string, object?> { ["LastName"] = "Okafor", ["Company"] = "Globex", ["LeadSync_Id__c"] = "L1", ["LeadSync_Brief__c"] = "Reads about prices", ["LeadSync_Stage__c"] = "sal" };
        return (await here.Salesforce.CreateAsync("Lead", [new SalesforceRecord(null, fields)], cancellationToken: Stop)).Single().Id!;
    }

    private static async Task<RecordOutcome> SendAsync(IntakeUnderTest here, CrmWrite write)
    {
        var lead = new LeadId("L1");
        var row = new OutboxRow(1, lead, Target.Crm, Farewell.Key(lead, write.Id), StoredJson.Write(write), false, Some.Now, Lane.Event);
        return (await new CrmCourier(here.Salesforce, here.Org, null!).SendAsync([row], Stop)).ShouldHaveSingleItem().Outcome;
    }

    private static async Task<(string? Id, string? Brief)> BriefAsync(IntakeUnderTest here, string id)
    {
        var row = (await here.Salesforce.QueryAsync($"SELECT Id, LeadSync_Id__c, LeadSync_Brief__c FROM Lead WHERE Id = '{id}'", cancellationToken: Stop)).Single();
        return (row.Text("LeadSync_Id__c"), row.Text("LeadSync_Brief__c"));
    }
}
