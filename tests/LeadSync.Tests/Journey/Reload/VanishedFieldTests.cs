using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey.Reload;

/// <summary>Must hold: "Removing a field from the sandbox's Salesforce while running: all else continues; `/api/status` names the mapping."</summary>
public sealed class VanishedFieldTests
{
    [Fact]
    public async Task A_field_that_is_removed_while_LeadSync_runs_stops_its_mapping_and_nothing_else()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SignInAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        var rule = new FieldRule { HubSpot = "state", Salesforce = "LeadSync_Topics__c", On = ["lead"], At = new Position("fields.yaml", 9) };
        worker.Rules.State = worker.Rules.State with { Rules = worker.Rules.Current with { Fields = worker.Rules.Current.Fields with { Fields = [.. worker.Rules.Current.Fields.Fields, rule] } } };
        await ContactAsync(sandbox, "first", "Bavaria");
        await Eventually.HoldsAsync("the field travels", async () => (await LeadsAsync(sandbox, "LeadSync_Topics__c", "first")).Contains("Bavaria"));

        await sandbox.Salesforce.SendAsync("/_sandbox/fields", new { remove = new[] { "Lead.LeadSync_Topics__c" } });
        var second = await ContactAsync(sandbox, "second", "Saxony");
        await Eventually.HoldsAsync("a lead is handed off without the field", async () => (await LeadsAsync(sandbox, "Title", "second")).Contains("Director"));
        using var edited = await sandbox.HubSpot.PatchAsync($"/crm/v3/objects/contacts/{second}", new { properties = new { jobtitle = "Chief", state = "Hesse" } });
        await Eventually.HoldsAsync("other fields of the lead travel", async () => (await LeadsAsync(sandbox, "Title", "second")).Contains("Chief"));

        await Eventually.HoldsAsync("the status names the mapping", async () =>
            (await worker.Http.JsonAsync("/api/status"))["stoppedMappings"]!.ToJsonString().Contains("state and LeadSync_Topics__c", StringComparison.Ordinal));
    }

    private static async Task<string> ContactAsync(RunningSandbox sandbox, string name, string state) =>
        (string)(await sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new
        {
            properties = new { email = $"{name}@globex.example", lastname = name, company = "Globex", jobtitle = "Director", state, lifecyclestage = "marketingqualifiedlead" },
        }))!["id"]!;

    private static async Task<List<string?>> LeadsAsync(RunningSandbox sandbox, string field, string name)
    {
        var rows = await sandbox.Salesforce.JsonAsync($"/services/data/v67.0/query?q={Uri.EscapeDataString($"SELECT {field} FROM Lead WHERE Email = '{name}@globex.example'")}");
        return [.. rows["records"]!.AsArray().Select(row => (string?)row![field])];
    }
}
