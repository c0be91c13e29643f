using System.Text.Json.Nodes;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>The org's own assignment rules on a whole worker, over the wire.</summary>
public sealed class OrgsOwnRulesTests
{
    [Fact]
    public async Task The_org_chooses_where_the_rule_says_so_and_nowhere_else()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SignInAsync();
        await sandbox.Salesforce.SendAsync("/_sandbox/org", new { assignmentRule = true });
        await using var worker = await RunningWorker.StartAsync(sandbox);
        var now = worker.Rules.Current;
        worker.Rules.State = worker.Rules.State with
        {
            Rules = now with
            {
                Routing = now.Routing with
                {
                    Rules = [new RouteRule("the org decides", Some.When("country", "Brazil"), null, new Assignment.BySalesforceRules(), Some.Position), new RouteRule("named", null, null, new Assignment.ToOwner("ana"), Some.Position)],
                },
            },
        };

        await ContactAsync(sandbox, "rio", "Brazil");
        await ContactAsync(sandbox, "oslo", "Norway");

        await Eventually.HoldsAsync("both have their owner", async () => await OwnerAsync(sandbox, "rio") == "cho@acme.example" && await OwnerAsync(sandbox, "oslo") == "ana@acme.example");
        await Eventually.HoldsAsync("the lead says whom the org chose", async () =>
            (string?)(await (await worker.Http.GetAsync("/api/leads/rio@globex.example", TestContext.Current.CancellationToken)).BodyAsync())["ownerBecause"] is { } why
            && why.StartsWith("rule \"the org decides\"", StringComparison.Ordinal) && why.EndsWith("; they chose Cho Tanaka", StringComparison.Ordinal));
    }

    private static Task<JsonNode?> ContactAsync(RunningSandbox sandbox, string name, string country) => sandbox.HubSpot.SendAsync(
        "/crm/v3/objects/contacts", new { properties = new { email = $"{name}@globex.example", lastname = name, country, lifecyclestage = "marketingqualifiedlead" } });

    private static async Task<string?> OwnerAsync(RunningSandbox sandbox, string name)
    {
        var rows = (await sandbox.Salesforce.JsonAsync($"/services/data/v67.0/query?q={Uri.EscapeDataString($"SELECT Owner.Username FROM Lead WHERE Email = '{name}@globex.example'")}"))["records"]!.AsArray();
        return (string?)rows.FirstOrDefault()?["Owner"]?["Username"];
    }
}
