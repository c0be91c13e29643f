using System.Net.Http.Json;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>"People already in Salesforce: handoff Task on a Contact with the same clocks, ladder and reports."</summary>
public sealed class OnContactTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private readonly Installation _here = new();

    public async ValueTask InitializeAsync()
    {
        await _here.StartSandboxAsync();
        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();
        await _here.QuietAsync(Most);
    }

    [Fact]
    public async Task A_handoff_Task_that_a_rep_starts_is_in_HubSpot_within_one_poll_and_put_off_with_a_reason_it_is_back()
    {
        var ana = (string)(await _here.QueryAsync("SELECT Id FROM User WHERE Username = 'ana@acme.example'")).Single()["Id"]!;
        (await _here.Salesforce.PostAsJsonAsync("/services/data/v67.0/sobjects/Contact", new { LastName = "Wong", Email = "amy@globex.example", OwnerId = ana }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var contact = await _here.CreateContactAsync(new { email = "amy@globex.example", lastname = "Wong", lifecyclestage = "marketingqualifiedlead" });
        await Eventually.HoldsAsync($"HubSpot knows that it is assigned. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_stage") == "assigned");
        var task = (await _here.QueryAsync("SELECT Id, OwnerId, WhoId, Status FROM Task WHERE LeadSync_Key__c != null")).ShouldHaveSingleItem();
        ((string)task["OwnerId"]!, (string)task["Status"]!).ShouldBe((ana, "Not Started"));

        // Stamps have whole seconds: what changes twice within one is found by the poll's look back, and no rep is that quick.
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        await _here.EditAsync((string)task["Id"]!, "ana@acme.example", new { Status = "In Progress" }, "Task");
        var told = await Eventually.HoldsAsync("HubSpot knows that it was accepted", Most, async () => await _here.PropertyAsync(contact, "leadsync_stage") == "sal");
        output.WriteLine($"Task to HubSpot: {told.After.TotalSeconds:0.0} s, polls every 2 s");
        told.After.ShouldBeLessThan(Promised);

        await _here.EditAsync((string)task["WhoId"]!, "ana@acme.example", new { LeadSync_Return_Reason__c = "Timing" }, "Contact");
        await _here.EditAsync((string)task["Id"]!, "ana@acme.example", new { Status = "Deferred" }, "Task");
        await Eventually.HoldsAsync("HubSpot knows why it is back", Most, async () => await _here.PropertyAsync(contact, "leadsync_return_reason") == "Timing");

        (await _here.PropertyAsync(contact, "leadsync_stage")).ShouldBe("recycled");
        await _here.QuietAsync(Most);
        var stands = (await _here.QueryAsync("SELECT OwnerId, LeadSync_Stage__c FROM Contact WHERE Email = 'amy@globex.example'")).Single();
        ((string)stands["OwnerId"]!, (string?)stands["LeadSync_Stage__c"]).ShouldBe((ana, "recycled"));
        (await _here.QueryAsync("SELECT Id FROM Lead WHERE Email = 'amy@globex.example'")).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();
}
