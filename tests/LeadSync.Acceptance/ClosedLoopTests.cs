using System.Net.Http.Json;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>"Closed loop: conversion of the Lead (Contact, Account, Opportunity followed), opportunity stage, amount with currency, won or lost, back into HubSpot and into the history."</summary>
public sealed class ClosedLoopTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private readonly Installation _here = new();

    public async ValueTask InitializeAsync()
    {
        await _here.StartSandboxAsync();
        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();
    }

    [Fact]
    public async Task A_converted_Lead_is_followed_through_its_Opportunity_until_that_is_lost()
    {
        var contact = await _here.CreateContactAsync(new { email = "kim@globex.example", lastname = "Kim", company = "Globex", lifecyclestage = "marketingqualifiedlead" });
        await Eventually.HoldsAsync($"a rep has the lead. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_stage") == "assigned");
        var lead = (await _here.QueryAsync("SELECT Id FROM Lead WHERE Email = 'kim@globex.example'")).ShouldHaveSingleItem();

        await PostAsync("/_sandbox/convert", new { leadId = (string)lead["Id"]!, opportunity = "Globex 50 seats", amount = 12000.5 });
        var opened = await Eventually.HoldsAsync($"HubSpot knows the Opportunity. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_opportunity_amount") == "12000.5");
        (await _here.PropertyAsync(contact, "leadsync_stage")).ShouldBe("opportunity");
        (await _here.PropertyAsync(contact, "leadsync_opportunity_stage")).ShouldNotBeNull();
        (await _here.PropertyAsync(contact, "lifecyclestage")).ShouldBe("opportunity");

        var deal = (await _here.QueryAsync("SELECT Id FROM Opportunity")).ShouldHaveSingleItem();
        await MoveAsync((string)deal["Id"]!, "Closed Lost");
        var lost = await Eventually.HoldsAsync($"HubSpot knows that it is lost. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_outcome") == "lost");

        output.WriteLine($"converted to HubSpot {opened.After.TotalSeconds:0.0} s, lost to HubSpot {lost.After.TotalSeconds:0.0} s, polls every 2 s");
        opened.After.ShouldBeLessThan(Promised);
        lost.After.ShouldBeLessThan(Promised);
        (await _here.PropertyAsync(contact, "leadsync_return_reason"))!.ShouldStartWith("Opportunity lost");
        (await _here.QueryAsync("SELECT Id FROM Lead")).Count.ShouldBe(1);
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private async Task MoveAsync(string opportunity, string stage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/services/data/v67.0/sobjects/Opportunity/{opportunity}") { Content = JsonContent.Create(new { StageName = stage }) };
        request.Headers.Add("X-Sandbox-User", "ana@acme.example");
        (await _here.Salesforce.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    private async Task PostAsync(string path, object body) => (await _here.Salesforce.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
}
