using System.Net.Http.Json;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "`sandbox` and `run` as two processes, a third party sending signed webhooks by the published rules: a contact made through
/// HubSpot's API that is ready at once (`readyWhen`) becomes a Lead with an owner in under 5 s (no latency set); one that becomes ready by
/// events alone, within one poll; a status set in Salesforce is in HubSpot within one poll."
/// </summary>
public sealed class ReadyToOwnerTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
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
    public async Task A_contact_that_is_ready_at_once_is_an_owned_Lead_within_five_seconds_of_its_webhook()
    {
        await _here.CreateContactAsync(new { email = "warm-up@globex.example", lastname = "Up", lifecyclestage = "marketingqualifiedlead" });
        await OwnedAsync("warm-up@globex.example");

        await _here.CreateContactAsync(new { email = "kim@globex.example", lastname = "Kim", lifecyclestage = "marketingqualifiedlead" });
        var took = await OwnedAsync("kim@globex.example");

        output.WriteLine($"ready to owner: {took.TotalSeconds:0.0} s");
        took.ShouldBeLessThan(Promised);
    }

    [Fact]
    public async Task A_contact_that_becomes_ready_by_events_alone_is_owned_within_one_poll()
    {
        await _here.CreateContactAsync(new { email = "lee@globex.example", lastname = "Lee", jobtitle = "Director" });
        await _here.QuietAsync(Most);

        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/events", new[] { new { email = "lee@globex.example", @event = "page_view", url = "https://acme.example/pricing", title = "Prices" } }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var took = await OwnedAsync("lee@globex.example");

        output.WriteLine($"event to owner: {took.TotalSeconds:0.0} s, polls every 2 s");
        took.ShouldBeLessThan(Promised + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_Status_set_in_Salesforce_is_in_HubSpot_within_one_poll()
    {
        var contact = await _here.CreateContactAsync(new { email = "fry@globex.example", lastname = "Fry", lifecyclestage = "marketingqualifiedlead" });
        await OwnedAsync("fry@globex.example");
        await Eventually.HoldsAsync("HubSpot knows the owner", Most, async () => await _here.PropertyAsync(contact, "leadsync_owner") is not null);
        (await _here.PropertyAsync(contact, "leadsync_stage")).ShouldBe("assigned");

        var lead = (await _here.QueryAsync("SELECT Id, Owner.Username FROM Lead WHERE Email = 'fry@globex.example'")).ShouldHaveSingleItem();
        await _here.EditAsync((string)lead["Id"]!, "ana@acme.example", new { Status = "Working - Contacted" });
        var told = await Eventually.HoldsAsync("HubSpot knows the Status", Most, async () => await _here.PropertyAsync(contact, "leadsync_crm_status") == "Working - Contacted");

        output.WriteLine($"Status to HubSpot: {told.After.TotalSeconds:0.0} s, polls every 2 s");
        told.After.ShouldBeLessThan(Promised + TimeSpan.FromSeconds(2));
        (await _here.PropertyAsync(contact, "leadsync_stage")).ShouldBe("sal");
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private async Task<TimeSpan> OwnedAsync(string email)
    {
        var found = await Eventually.GetAsync($"{email} is an owned Lead. {_here.WorkerOutput}", Most, async () =>
            (await _here.QueryAsync($"SELECT Id, OwnerId, Owner.Username FROM Lead WHERE Email = '{email}'")).SingleOrDefault());
        ((string)found.Answer["OwnerId"]!).ShouldStartWith("005");
        return found.After;
    }
}
