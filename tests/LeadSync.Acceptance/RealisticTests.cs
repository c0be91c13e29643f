using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "The same under `sandbox --realistic`: owners are ours although the org has an assignment rule, and every refusal (duplicate
/// rule, validation rule, hidden field, owner changed by a flow) is a stated hold with reason; none is silent, none stops the others."
/// </summary>
public sealed class RealisticTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Leads = 150;
    private const int Kills = 3;
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);
    private readonly Installation _here = new();

    public async ValueTask InitializeAsync()
    {
        _here.Agreement("40s", "1h");
        _here.Write("fields.yaml", """
            fields:
              - { hubspot: email, salesforce: Email, direction: toCrm }
              - { hubspot: lastname, salesforce: LastName, direction: toCrm }
              - { hubspot: company, salesforce: Company, direction: toCrm, default: "[not provided]", on: [lead] }
              - { hubspot: industry, salesforce: Industry, direction: toCrm }
            """);
        await _here.StartSandboxAsync("--realistic");
    }

    [Fact]
    public async Task Every_lead_is_owned_by_our_choice_or_held_with_a_reason_and_none_stops_the_others()
    {
        // Two people whom the org's duplicate rule refuses: same last name and company as a Lead that is there already.
        var token = TestContext.Current.CancellationToken;
        using var known = new HttpRequestMessage(HttpMethod.Post, "/services/data/v67.0/sobjects/Lead")
        {
            Content = JsonContent.Create(new { LastName = "Twin", Company = "Globex", Email = "first.twin@globex.example" }),
        };
        (await _here.Salesforce.SendAsync(known, token)).EnsureSuccessStatusCode();
        await _here.CreateContactsAsync(Enumerable.Range(0, Leads).Select(i => (object)new
        {
            email = $"real-{i}@globex.example",
            lastname = i < 2 ? "Twin" : $"Doe {i}",
            company = i < 2 ? "Globex" : $"Company {i}",
            industry = "Banking",
            lifecyclestage = "marketingqualifiedlead",
        }));
        await _here.Salesforce.PostAsJsonAsync(
            "/_sandbox/faults",
            new object[] { new { method = "PATCH", path = "*/composite/sobjects/Lead/*", times = 1, dieAfterCommit = true } },
            token);
        var chance = new Random(20261122);
        for (var kill = 0; kill < Kills; kill++)
        {
            await _here.StartWorkerAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(1_500, 6_000)), TimeProvider.System, token);
            await _here.KillWorkerAsync();
        }

        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();

        await Eventually.HoldsAsync($"all that may be are in Salesforce. {_here.WorkerOutput}", Most, async () =>
            (await _here.QueryAsync("SELECT Id FROM Lead WHERE LeadSync_Id__c != null")).Count == Leads - 2);
        await Eventually.HoldsAsync("both twins are held, with Salesforce's own word for it", Most, async () =>
            await LeadsAsync("stage:mql") is { Count: 2 } twins && twins.TrueForAll(twin => Holds(twin).Exists(hold => hold.Contains("DUPLICATES_DETECTED", StringComparison.Ordinal))));

        var ours = (await _here.QueryAsync("SELECT Id, Email, OwnerId, Owner.Username FROM Lead WHERE LeadSync_Id__c != null")).ToDictionary(lead => (string)lead["Id"]!);
        var perRep = ours.Values.GroupBy(lead => (string?)lead["Owner"]!["Username"]).ToDictionary(rep => rep.Key ?? "", rep => rep.Count());
        output.WriteLine($"owners: {string.Join(", ", perRep.Select(rep => $"{rep.Key} {rep.Value}"))}");
        perRep.ShouldNotContain(rep => rep.Key == "cho@acme.example" && rep.Value > (Leads / 2), "the assignment rule would give all to cho");

        var tasks = (await _here.QueryAsync("SELECT Id, WhoId FROM Task")).GroupBy(task => (string)task["WhoId"]!).ToDictionary(one => one.Key, one => one.Count());
        tasks.ShouldAllBe(one => one.Value == 1 && ours.ContainsKey(one.Key));

        // Nobody answers: what the validation rule and the flow do is said aloud, lead by lead.
        await Eventually.HoldsAsync("all went back", Most, async () => (await LeadsAsync("stage:assigned")).Count == 0);
        var back = await LeadsAsync("stage:recycled");
        back.Count.ShouldBeGreaterThan(90);
        var held = back.Select(Holds).ToList();
        output.WriteLine($"holds: {string.Join(" | ", held.SelectMany(one => one).Select(one => one.Split(':')[0]).GroupBy(one => one).Select(one => $"{one.Key} {one.Count()}"))}");
        held.ShouldContain(holds => holds.Any(hold => hold.StartsWith("owner", StringComparison.Ordinal)), "the flow moved some owners");
        held.ShouldContain(holds => holds.Any(hold => hold.StartsWith("hidden fields", StringComparison.Ordinal)), "one mapped field is hidden");
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private async Task<List<JsonObject>> LeadsAsync(string query)
    {
        var leads = new List<JsonObject>();
        string? after = "";
        while (after is not null)
        {
            var page = await _here.Worker.GetFromJsonAsync<JsonObject>($"/api/leads?query={Uri.EscapeDataString(query)}&after={after}");
            leads.AddRange(page!["leads"]!.AsArray().Select(lead => lead!.AsObject()));
            after = (string?)page["next"];
        }

        return leads;
    }

    private static List<string> Holds(JsonObject lead) => [.. lead["holds"]!.AsArray().Select(hold => $"{hold!["what"]}: {hold["because"]}")];
}
