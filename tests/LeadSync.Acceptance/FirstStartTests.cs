using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "First start on an account with 5,000 contacts above the threshold: not one is handed off, each says why; one of them clicks a
/// price page: it is. With `mode: observe` the sandbox counts not one write."
/// </summary>
public sealed class FirstStartTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Contacts = 5_000;
    private const string LeadsPath = "/services/data/v67.0/sobjects/Lead";
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);
    private static readonly List<string> Reads = ["/oauth2/token", "/search", "/batch/read", "/composite"];
    private readonly Installation _here = new();
    private readonly string _list = Path.GetTempFileName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _here.Write("scoring.yaml", """
            qualifyAt: 60
            fit: [ { when: { jobtitle: { hasWord: [director] } }, points: 65, because: decision maker } ]
            engagement: { halfLife: 14d, rules: [ { event: page_view, when: { url: { contains: /pricing } }, points: 15, atMost: 30, because: read about prices } ] }
            """);
        await File.WriteAllLinesAsync(_list, ["hs_object_id,email,lastname,company,jobtitle", .. Enumerable.Range(0, Contacts).Select(Row)], Stop);
        await _here.StartSandboxAsync("--csv", _list);

        // What people do is told apart from what LeadSync does.
        foreach (var people in new[] { _here.HubSpot, _here.Salesforce }) people.DefaultRequestHeaders.Add("X-Sandbox-Actor", "people");
    }

    [Fact]
    public async Task Who_was_ready_before_waits_for_a_sign_of_life_and_says_so_and_a_click_is_one()
    {
        await StartAsync("goLive: everything", "");

        (await WritesAsync()).ShouldBeEmpty();
        (await _here.QueryAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
        var nurture = await LeadsAsync("stage:nurture");
        nurture.Count.ShouldBe(Contacts);
        nurture.ShouldAllBe(lead => (int)lead["score"]! >= 60 && ((string)lead["because"]!).StartsWith("ready already before LeadSync was switched on", StringComparison.Ordinal));

        await ClickAsync(2_500);
        var owned = await Eventually.GetAsync($"the one who clicked is an owned Lead. {_here.WorkerOutput}", Most, async () =>
            (await _here.QueryAsync("SELECT Email, OwnerId FROM Lead")).SingleOrDefault());
        await _here.QuietAsync(Most);

        ((string)owned.Answer["Email"]!).ShouldBe(Email(2_500));
        ((string)owned.Answer["OwnerId"]!).ShouldStartWith("005");
        (await _here.QueryAsync("SELECT Id FROM Lead")).Count.ShouldBe(1);
        (await LeadsAsync("stage:nurture")).Count.ShouldBe(Contacts - 1);
        output.WriteLine($"{Contacts} above the threshold: 0 handed off, 0 writes, {nurture.Count} with the reason; the one who clicked was owned after {owned.After.TotalSeconds:0.0} s, polls every 2 s");
    }

    [Fact]
    public async Task Observing_says_what_would_have_been_and_what_really_was_and_writes_nothing()
    {
        await StartAsync("mode: live", "mode: observe");
        (await LeadsAsync("stage:mql")).Count.ShouldBe(Contacts);
        var would = await SaidAsync(7);
        would.ShouldContain(text => text.StartsWith("Would have made a Lead in Salesforce for ", StringComparison.Ordinal));

        // A rep makes the Lead by hand; the person is active, which is why LeadSync looks again.
        using var byHand = new HttpRequestMessage(HttpMethod.Post, LeadsPath) { Content = JsonContent.Create(new { LastName = "Person 7", Company = "Company 7", Email = Email(7) }) };
        byHand.Headers.Add("X-Sandbox-User", "cho@acme.example");
        byHand.Headers.Add("Sforce-Auto-Assign", "FALSE");
        (await _here.Salesforce.SendAsync(byHand, Stop)).EnsureSuccessStatusCode();
        await ClickAsync(7);
        await Eventually.HoldsAsync($"the story tells of the rep's Lead. {_here.WorkerOutput}", Most, async () =>
            (await SaidAsync(7)).Exists(text => text.StartsWith("Really: ", StringComparison.Ordinal) && text.Contains("LeadSync would have given it to ", StringComparison.Ordinal)));
        await _here.QuietAsync(Most);

        (await WritesAsync()).ShouldBeEmpty();
        var lead = (await _here.QueryAsync("SELECT Id, CreatedBy.Username, LastModifiedBy.Username, LeadSync_Id__c, LeadSync_Stage__c FROM Lead")).ShouldHaveSingleItem();
        ((string)lead["LastModifiedBy"]!["Username"]!).ShouldBe("cho@acme.example");
        lead["LeadSync_Id__c"].ShouldBeNull();
        (await _here.QueryAsync("SELECT Id FROM Task")).ShouldBeEmpty();
        output.WriteLine($"{Contacts} ready in observe: 0 writes. {would[^1]} | {(await SaidAsync(7))[^1]}");
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        File.Delete(_list);
    }

    private static string Email(int number) => $"p{number}@big.example";

    private static string Row(int number) => $"{1_000_000 + number},{Email(number)},Person {number},Company {number},Director";

    private async Task StartAsync(string setting, string instead)
    {
        var settings = await File.ReadAllTextAsync(Path.Combine(_here.ConfigDirectory, "leadsync.yaml"), Stop);
        _here.Write("leadsync.yaml", settings.Replace(setting, instead, StringComparison.Ordinal));
        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();
        await Eventually.HoldsAsync($"all contacts are known. {_here.WorkerOutput}", Most, async () =>
            (await _here.Worker.GetFromJsonAsync<JsonObject>("/api/status", Stop))!["leads"]!.AsObject().Sum(stage => (int)stage.Value!) == Contacts);
        await _here.QuietAsync(Most);
    }

    private async Task ClickAsync(int number) => (await _here.HubSpot.PostAsJsonAsync(
        "/_sandbox/events",
        new[] { new { email = Email(number), @event = "page_view", url = "https://acme.example/pricing", title = "Prices" } },
        Stop)).EnsureSuccessStatusCode();

    private async Task<List<string>> SaidAsync(int number)
    {
        var story = await _here.Worker.GetFromJsonAsync<JsonObject>($"/api/leads/{Email(number)}", Stop);
        return [.. story!["history"]!.AsArray().Where(entry => (string)entry!["kind"]! == "observed").Select(entry => (string)entry!["text"]!)];
    }

    private async Task<List<JsonObject>> LeadsAsync(string query)
    {
        var leads = new List<JsonObject>();
        string? after = "";
        while (after is not null)
        {
            var page = await _here.Worker.GetFromJsonAsync<JsonObject>($"/api/leads?query={Uri.EscapeDataString(query)}&after={after}", Stop);
            leads.AddRange(page!["leads"]!.AsArray().Select(lead => lead!.AsObject()));
            after = (string?)page["next"];
        }

        return leads;
    }

    /// <summary>LeadSync's calls that change something, on both sides.</summary>
    private async Task<List<string>> WritesAsync()
    {
        var writes = new List<string>();
        foreach (var side in new[] { _here.HubSpot, _here.Salesforce })
        {
            var calls = (await side.GetFromJsonAsync<JsonObject>("/_sandbox/calls", Stop))!["calls"]!.AsArray();
            writes.AddRange(
                from call in calls
                let count = (int)call!["count"]! - (int)(call["actors"]?["people"] ?? 0)
                where count > 0 && !IsRead((string)call["method"]!, (string)call["path"]!)
                select $"{count} {call["method"]} {call["path"]}");
        }

        return writes;
    }

    /// <summary>Signing in, searching, reading in batches and asking several queries at once are POSTs that change nothing.</summary>
    /// <remarks>LeadSync's composite calls could update Leads too: whether they did, the Leads themselves tell.</remarks>
    private static bool IsRead(string method, string path) =>
        method == "GET" || (method == "POST" && Reads.Exists(read => path.EndsWith(read, StringComparison.Ordinal)));
}
