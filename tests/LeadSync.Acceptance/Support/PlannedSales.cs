using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Acceptance.Support;

/// <summary>What sales has in Salesforce already when marketing's people come: accounts, Leads in every state, Contacts, a deal.</summary>
internal sealed class PlannedSales(Installation here)
{
    /// <summary>People whom sales knows already: waiting in a queue, given back, being worked, customers, twice, opted out, negotiating.</summary>
    public async Task WorkAsync()
    {
        var queue = await OwnerAsync("SELECT Id FROM Group WHERE DeveloperName = 'Unassigned_Leads'");
        var (ana, bob) = (await OwnerAsync("SELECT Id FROM User WHERE Username = 'ana@acme.example'"), await OwnerAsync("SELECT Id FROM User WHERE Username = 'bob@acme.example'"));
        await CreateAsync("Account", new() { ["Name"] = "Initech Holding", ["Website"] = "https://www.initech.example/en/home", ["OwnerId"] = ana });
        await CreateAsync("Account", new() { ["Name"] = "Umbrella", ["Website"] = "umbrella.example", ["Type"] = "Customer", ["OwnerId"] = bob });
        for (var i = 0; i < 5; i++)
        {
            await CreateAsync("Lead", Lead($"queued{i}", queue, "Open - Not Contacted"));
            await CreateAsync("Lead", Lead($"recycled{i}", ana, "Recycled"));
            await CreateAsync("Lead", Lead($"worked{i}", bob, "Working - Contacted"));
            await CreateAsync("Lead", Lead($"twice{i}", queue, "New"));
            await CreateAsync("Lead", Lead($"twice{i}", ana, "Unqualified"));
            await CreateAsync("Contact", new() { ["LastName"] = "Client", ["FirstName"] = "Jo", ["Email"] = $"client{i}@globex.example", ["Phone"] = "+33 1 99", ["OwnerId"] = ana });
            await CreateAsync("Contact", new() { ["LastName"] = $"Doe out{i}", ["Email"] = $"out{i}@globex.example", ["HasOptedOutOfEmail"] = i != 1, ["OwnerId"] = bob });
            var talks = await CreateAsync("Lead", Lead($"talks{i}", ana, "Qualified"));
            (await here.Salesforce.PostAsJsonAsync("/_sandbox/convert", new { leadId = talks, opportunity = $"Deal {i}", user = "ana@acme.example" })).EnsureSuccessStatusCode();
        }
    }

    private static Dictionary<string, object> Lead(string who, string owner, string status) => new()
    {
        ["LastName"] = "Known",
        ["FirstName"] = "Jim",
        ["Company"] = "Globex SA",
        ["Email"] = $"{who}@globex.example",
        ["Website"] = "https://old.example",
        ["Rating"] = "Hot",
        ["MobilePhone"] = "+33 6 00",
        ["OwnerId"] = owner,
        ["Status"] = status,
    };

    /// <summary>Sales learns of two new names, well after marketing's entries.</summary>
    public async Task HearOfMarriagesAsync()
    {
        (await here.Salesforce.PostAsJsonAsync("/_sandbox/clock", new { advance = "5s" })).EnsureSuccessStatusCode();
        foreach (var lead in await here.QueryAsync("SELECT Id FROM Lead WHERE Email IN ('queued1@globex.example', 'recycled1@globex.example')"))
            await here.EditAsync((string)lead["Id"]!, "ana@acme.example", new { LastName = "Newlywed" });
    }

    private async Task<string> OwnerAsync(string soql) => (string)(await here.QueryAsync(soql))[0]["Id"]!;

    /// <summary>A rep enters a record.</summary>
    private async Task<string> CreateAsync(string type, Dictionary<string, object> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/services/data/v67.0/sobjects/{type}") { Content = JsonContent.Create(fields) };
        request.Headers.Add("X-Sandbox-User", "ana@acme.example");
        request.Headers.Add("Sforce-Auto-Assign", "FALSE");
        var answer = await here.Salesforce.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }
}
