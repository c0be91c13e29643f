using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>"Closed loop: conversion of the Lead (Contact, Account, Opportunity followed), opportunity stage, amount with currency, won or lost, back into HubSpot and into the history."</summary>
public sealed class ClosedLoopTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Objects = "/services/data/v67.0/sobjects";
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

    [Fact]
    public async Task An_Opportunity_that_a_rep_throws_away_leaves_the_person_qualified_and_a_win_is_told_though_another_one_is_open()
    {
        var contact = await _here.CreateContactAsync(new { email = "kim@globex.example", lastname = "Kim", company = "Globex", lifecyclestage = "marketingqualifiedlead" });
        await Eventually.HoldsAsync($"a rep has the lead. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_stage") == "assigned");
        var lead = (await _here.QueryAsync("SELECT Id FROM Lead WHERE Email = 'kim@globex.example'")).ShouldHaveSingleItem();
        await PostAsync("/_sandbox/convert", new { leadId = (string)lead["Id"]!, opportunity = "By mistake" });
        await Eventually.HoldsAsync($"HubSpot knows the Opportunity. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_stage") == "opportunity");

        var mistake = (string)(await _here.QueryAsync("SELECT Id FROM Opportunity")).ShouldHaveSingleItem()["Id"]!;
        (await _here.Salesforce.DeleteAsync($"{Objects}/Opportunity/{mistake}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var gone = await Eventually.HoldsAsync($"HubSpot knows that it is gone. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_stage") == "sql");

        var person = (string)(await _here.QueryAsync("SELECT Id FROM Contact WHERE Email = 'kim@globex.example'")).ShouldHaveSingleItem()["Id"]!;
        var deals = new List<string>();
        foreach (var name in (string[])["50 seats", "Training"])
        {
            deals.Add(await MakeAsync("Opportunity", new { Name = name, StageName = "Prospecting", CloseDate = "2026-12-31" }));
            await MakeAsync("OpportunityContactRole", new { OpportunityId = deals[^1], ContactId = person });
        }

        await MoveAsync(deals[0], "Closed Won");
        var won = await Eventually.HoldsAsync($"HubSpot knows that it is won. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_outcome") == "won");

        output.WriteLine($"thrown away to HubSpot {gone.After.TotalSeconds:0.0} s, won to HubSpot {won.After.TotalSeconds:0.0} s, polls every 2 s");
        gone.After.ShouldBeLessThan(Promised);
        won.After.ShouldBeLessThan(Promised);
        (await _here.PropertyAsync(contact, "lifecyclestage")).ShouldBe("customer");
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private async Task MoveAsync(string opportunity, string stage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Objects}/Opportunity/{opportunity}") { Content = JsonContent.Create(new { StageName = stage }) };
        request.Headers.Add("X-Sandbox-User", "ana@acme.example");
        (await _here.Salesforce.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    private async Task<string> MakeAsync(string type, object record)
    {
        using var answer = (await _here.Salesforce.PostAsJsonAsync($"{Objects}/{type}", record, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]!;
    }

    private async Task PostAsync(string path, object body) => (await _here.Salesforce.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
}
