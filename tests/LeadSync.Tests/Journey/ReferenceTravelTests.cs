using System.Text.Json.Nodes;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Fields that name somebody or something else: an owner, the person's company, an account. On a whole worker, over the wire.</summary>
public sealed class ReferenceTravelTests
{
    [Fact]
    public async Task An_owner_a_companys_property_and_an_account_travel_by_what_both_systems_know_of_them()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SignInAsync();
        await FieldAsync(sandbox, "Marketer__c", "User");
        await FieldAsync(sandbox, "Employer__c", "Account");
        var globex = await AccountAsync(sandbox, new { Name = "Globex Corporation", Website = "https://www.globex.example" });
        await using var worker = await RunningWorker.StartAsync(sandbox);
        Map(worker, ("hubspot_owner_id", "Marketer__c"), ("website", "Employer__c"), ("company.city", "City"));

        var ana = await ContactAsync(sandbox, "ana", "41629701", "globex.example");
        await WorksAtAsync(sandbox, ana, new { name = "Globex", city = "Springfield" });
        await ContactAsync(sandbox, "bea", "41629702", "initech.example");

        await Eventually.HoldsAsync("the company's city and the account arrive", async () =>
            await LeadAsync(sandbox, "ana", "City") == "Springfield" && await LeadAsync(sandbox, "ana", "Employer__c") == globex);
        (await LeadAsync(sandbox, "ana", "Marketer__r.Email")).ShouldBe("ana@acme.example");
        (await LeadAsync(sandbox, "bea", "Marketer__r.Email")).ShouldBe("bob@acme.example");
        (await HoldsOfAsync(worker, "bea")).ShouldContain("website did not go to Salesforce's Employer__c: no account has this name or domain");

        // What did not fit travels once it does, with the next look.
        var initech = await AccountAsync(sandbox, new { Name = "Initech", Website = "initech.example" });
        using var edited = await sandbox.HubSpot.PatchAsync("/crm/v3/objects/contacts/bea@globex.example?idProperty=email", new { properties = new { jobtitle = "Chief" } });
        await Eventually.HoldsAsync("the account is found when it is there", async () => await LeadAsync(sandbox, "bea", "Employer__c") == initech);
        await Eventually.HoldsAsync("nothing is held any more", async () => !(await HoldsOfAsync(worker, "bea")).Contains("Employer__c", StringComparison.Ordinal));
    }

    private static void Map(RunningWorker worker, params (string HubSpot, string Salesforce)[] pairs)
    {
        var rules = pairs.Select((pair, index) => new FieldRule { HubSpot = pair.HubSpot, Salesforce = pair.Salesforce, On = ["lead"], At = new Position("fields.yaml", 20 + index) });
        var now = worker.Rules.Current;
        worker.Rules.State = worker.Rules.State with { Rules = now with { Fields = now.Fields with { Fields = [.. now.Fields.Fields, .. rules] } } };
    }

    private static async Task<string> ContactAsync(RunningSandbox sandbox, string name, string owner, string website) =>
        (string)(await sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new
        {
            properties = new { email = $"{name}@globex.example", lastname = name, company = "Globex", hubspot_owner_id = owner, website, lifecyclestage = "marketingqualifiedlead" },
        }))!["id"]!;

    private static async Task WorksAtAsync(RunningSandbox sandbox, string contact, object properties)
    {
        var company = (string)(await sandbox.HubSpot.SendAsync("/crm/v3/objects/companies", new { properties }))!["id"]!;
        using var linked = await sandbox.HubSpot.PutAsync($"/crm/v4/objects/contacts/{contact}/associations/default/companies/{company}", null, TestContext.Current.CancellationToken);
        linked.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static Task<JsonNode?> FieldAsync(RunningSandbox sandbox, string name, string to) => sandbox.Salesforce.SendAsync(
        "/_sandbox/fields", new { add = new[] { new { fullName = $"Lead.{name}", metadata = new { type = "Lookup", label = name, referenceTo = to } } } });

    private static async Task<string> AccountAsync(RunningSandbox sandbox, object account) =>
        (string)(await sandbox.Salesforce.SendAsync("/services/data/v67.0/sobjects/Account", account))!["id"]!;

    private static async Task<string?> LeadAsync(RunningSandbox sandbox, string name, string path)
    {
        var rows = (await sandbox.Salesforce.JsonAsync($"/services/data/v67.0/query?q={Uri.EscapeDataString($"SELECT {path} FROM Lead WHERE Email = '{name}@globex.example'")}"))["records"]!.AsArray();
        return (string?)path.Split('.').Aggregate(rows.FirstOrDefault(), (row, part) => row?[part]);
    }

    private static async Task<string> HoldsOfAsync(RunningWorker worker, string name)
    {
        using var answer = await worker.Http.GetAsync($"/api/leads/{name}@globex.example", TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? string.Join('\n', (await answer.BodyAsync())["lead"]!["holds"]!.AsArray().Select(hold => (string?)hold!["because"])) : "";
    }
}
