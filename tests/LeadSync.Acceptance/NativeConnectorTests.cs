using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>Must hold: "1,000 leads with the native connector simulated on the sandbox: no duplicate, no field that both write."</summary>
/// <remarks>
/// A worker that is to find the connector by itself (`nativeSync: detect`). Some people are in both systems before they are ready, some of
/// them worked, returned or Contacts; of some the connector makes the record five minutes after they are ready; for some it comes only after
/// twenty, when LeadSync has made the Lead. Time passes by moving both clocks, the worker's by a restart.
/// </remarks>
public sealed class NativeConnectorTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Known = 250;
    private const int Existing = 150;
    private const int Soon = 300;
    private const int Late = 300;

    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);
    private readonly Installation _here = new();
    private TimeSpan _ahead;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _here.Write("leadsync.yaml", (await File.ReadAllTextAsync(Path.Combine(_here.ConfigDirectory, "leadsync.yaml"), Stop)).Replace("nativeSync: absent", "nativeSync: detect", StringComparison.Ordinal));
        await _here.StartSandboxAsync();
        _here.HubSpot.DefaultRequestHeaders.Add("X-Sandbox-User", "marketer@acme.example");
        _here.Salesforce.DefaultRequestHeaders.Add("X-Sandbox-User", "ana@acme.example");
        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();
    }

    [Fact]
    public async Task A_thousand_leads_beside_the_connector_are_each_in_Salesforce_once_and_no_field_is_written_by_both()
    {
        // People whom the connector has linked before they are ready.
        await ConnectAsync("0s");
        await ExistAsync();
        var known = await _here.CreateContactsAsync(Enumerable.Range(0, Known).Select(at => Person("known", at, "lead")));
        await Eventually.HoldsAsync("the connector has linked them, and made contacts of those whom only Salesforce knew", Most, async () => await LinkedAsync() == Known + Existing);
        await Eventually.HoldsAsync($"LeadSync has noticed. {_here.WorkerOutput}", Most, async () => (string?)(await StatusAsync())["nativeSync"]!["mode"] == "alongside");

        // Now they are ready, and so are others whom it comes to five minutes later.
        await ConnectAsync("5m");
        await ReadyAsync((await ContactsAsync()).Select(person => (string)person["hs_object_id"]!));
        await _here.CreateContactsAsync(Enumerable.Range(0, Soon).Select(at => Person("soon", at, "marketingqualifiedlead")));
        await WaitAsync(Soon);
        await PassAsync(TimeSpan.FromMinutes(6));
        await HandedOffAsync(Known + Existing + Soon);

        // And those whom it would come to after LeadSync.
        await ConnectAsync("20m");
        var late = await _here.CreateContactsAsync(Enumerable.Range(0, Late).Select(at => Person("late", at, "marketingqualifiedlead")));
        await WaitAsync(Late);
        await PassAsync(TimeSpan.FromMinutes(16));
        await HandedOffAsync(Known + Existing + Soon + Late);
        await Eventually.HoldsAsync("the connector has linked everybody", Most, async () => await LinkedAsync() == Known + Existing + Soon + Late);
        await EditAsync([.. known.Take(25), .. late.Take(25)]);
        await _here.QuietAsync(Most);

        await EachIsOnceAsync();
        await NoFieldIsWrittenByBothAsync();
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    /// <summary>A third is worked by a rep, a third has come back, a third are Contacts.</summary>
    private async Task ExistAsync()
    {
        var queue = (string)(await _here.QueryAsync("SELECT Id FROM Group WHERE DeveloperName = 'Marketing'")).Single()["Id"]!;
        var records = Enumerable.Range(0, Existing).Select(at => (at * 3 / Existing) switch
        {
            0 => Record("Lead", at, ("Company", "Globex"), ("Status", "Working - Contacted")),
            1 => Record("Lead", at, ("Company", "Globex"), ("Status", "Recycled"), ("LeadSync_Return_Reason__c", "Timing"), ("OwnerId", queue)),
            _ => Record("Contact", at),
        });
        (await _here.Salesforce.PostAsJsonAsync("/services/data/v67.0/composite/sobjects", new { allOrNone = true, records }, Stop)).EnsureSuccessStatusCode();
    }

    private async Task ConnectAsync(string delay) =>
        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/native", new { salesforce = _here.Salesforce.BaseAddress, delay, every = "200ms" }, Stop)).EnsureSuccessStatusCode();

    private async Task ReadyAsync(IEnumerable<string> contacts)
    {
        foreach (var chunk in contacts.Chunk(100))
        {
            var inputs = chunk.Select(id => new { id, properties = new { lifecyclestage = "marketingqualifiedlead" } });
            (await _here.HubSpot.PostAsJsonAsync("/crm/v3/objects/contacts/batch/update", new { inputs }, Stop)).EnsureSuccessStatusCode();
        }
    }

    /// <summary>Marketing and sales correct what they see: the connector carries it, LeadSync does not.</summary>
    private async Task EditAsync(IReadOnlyList<string> contacts)
    {
        await ConnectAsync("0s");
        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/native/run", new { }, Stop)).EnsureSuccessStatusCode();
        var inputs = contacts.Select((id, at) => new { id, properties = new { phone = $"+1 555 {at:D4}", firstname = "Kim" } });
        (await _here.HubSpot.PostAsJsonAsync("/crm/v3/objects/contacts/batch/update", new { inputs }, Stop)).EnsureSuccessStatusCode();
        foreach (var lead in (await _here.QueryAsync("SELECT Id, Email FROM Lead")).Where(lead => ((string)lead["Email"]!).StartsWith("soon-1", StringComparison.Ordinal)).Take(20))
            await _here.EditAsync((string)lead["Id"]!, "bob@acme.example", new { Phone = "+44 20", Status = "Working - Contacted" });
        await Eventually.HoldsAsync("the connector has carried it", Most, async () => (await _here.QueryAsync("SELECT Id FROM Lead WHERE Phone LIKE '+1 555%'")).Count == contacts.Count);
    }

    /// <summary>They are ready, and each says whom it waits for.</summary>
    private async Task WaitAsync(int leads)
    {
        await Eventually.HoldsAsync($"they wait. {_here.WorkerOutput}", Most, async () => (int?)(await StatusAsync())["leads"]!["mql"] == leads);
        var page = await _here.Worker.GetFromJsonAsync<JsonObject>("/api/leads?query=stage:mql", Stop);
        page!["leads"]!.AsArray().ShouldAllBe(lead => ((string)lead!["because"]!).Contains("waits for HubSpot's own connector until "));
    }

    private async Task PassAsync(TimeSpan time)
    {
        _ahead += time;
        await _here.KillWorkerAsync();
        foreach (var system in new[] { _here.HubSpot, _here.Salesforce })
            (await system.PostAsJsonAsync("/_sandbox/clock", new { advance = $"{time.TotalMinutes:0}m" }, Stop)).EnsureSuccessStatusCode();
        await _here.StartWorkerAsync("--clock-start", (TimeProvider.System.GetUtcNow() + _ahead).ToString("O"));
    }

    private async Task HandedOffAsync(int leads)
    {
        var took = await Eventually.HoldsAsync($"{leads} are handed off. {_here.WorkerOutput}", Most, async () =>
            await CountAsync("Lead") + await CountAsync("Contact") == leads && (int?)(await StatusAsync())["leads"]!["mql"] is null or 0);
        output.WriteLine($"{leads} handed off, {took.After.TotalSeconds:0.0} s after the last step");
    }

    /// <summary>Every person has one record in Salesforce, on which the connector and LeadSync agree.</summary>
    private async Task EachIsOnceAsync()
    {
        var leads = await _here.QueryAsync("SELECT Id, Email, LeadSync_Id__c, Owner.Username FROM Lead WHERE IsDeleted = false");
        var contacts = await _here.QueryAsync("SELECT Id, Email, LeadSync_Id__c, Owner.Username FROM Contact WHERE IsDeleted = false");
        List<JsonObject> records = [.. leads, .. contacts];
        records.Count.ShouldBe(Known + Existing + Soon + Late);
        records.Select(record => (string)record["Email"]!).Distinct().Count().ShouldBe(records.Count);
        records.Select(record => (string?)record["LeadSync_Id__c"]).OfType<string>().Distinct().Count().ShouldBe(records.Count);
        records.ShouldAllBe(record => (string?)record["Owner"]!["Username"] != "hubspot@acme.example");

        var people = await ContactsAsync();
        var byId = people.ToDictionary(person => (string)person["leadsync_id"]!);
        foreach (var record in records)
        {
            var person = byId[(string)record["LeadSync_Id__c"]!];
            ((string?)person["salesforcecontactid"] ?? (string?)person["salesforceleadid"]).ShouldBe((string)record["Id"]!);
            ((string)person["leadsync_crm_url"]!).ShouldEndWith((string)record["Id"]!);
        }
    }

    private async Task NoFieldIsWrittenByBothAsync()
    {
        var users = (await _here.QueryAsync("SELECT Id, Username FROM User")).ToDictionary(user => (string)user["Id"]!, user => (string)user["Username"]!);
        var there = (await WritesAsync(_here.Salesforce)).Select(write => write with { By = users[write.By] }).Where(write => write.Object is "Lead" or "Contact").ToList();
        var here = (await WritesAsync(_here.HubSpot)).Where(write => write.Object == "contacts").ToList();
        var (ours, theirs) = (there.Where(write => write.By == "leadsync@acme.example").ToList(), there.Where(write => write.By == "hubspot@acme.example").ToList());
        var (oursHere, theirsHere) = (here.Where(write => write.By.StartsWith("INTEGRATION", StringComparison.Ordinal)).ToList(), here.Where(write => write.By == "SALESFORCE").ToList());

        output.WriteLine($"LeadSync wrote {ours.Count} values in Salesforce and {oursHere.Count} in HubSpot, the connector {theirs.Count} and {theirsHere.Count}");
        theirs.Count.ShouldBeGreaterThan(Known + Soon);
        theirsHere.Count.ShouldBeGreaterThan(Known + Soon);
        Places(ours).Intersect(Places(theirs)).ShouldBeEmpty();
        Places(oursHere).Intersect(Places(theirsHere)).ShouldBeEmpty();

        var ownLeads = ours.Where(write => write.Field == "Email").Select(write => write.Id).ToHashSet();
        ownLeads.Count.ShouldBe(Late);
        ours.Where(write => !IsOurs(write.Field)).ShouldAllBe(write => ownLeads.Contains(write.Id) && (write.Field == "Email" || write.Field == "LastName" || write.Field == "Company"));
        oursHere.ShouldAllBe(write => write.Field.StartsWith("leadsync_"));
    }

    private static IEnumerable<(string, string, string)> Places(IEnumerable<Written> writes) => writes.Select(write => (write.Object, write.Id, write.Field));

    private static bool IsOurs(string field) => field.StartsWith("LeadSync_", StringComparison.Ordinal) || field is "OwnerId" or "Status";

    private static async Task<List<Written>> WritesAsync(HttpClient system)
    {
        var journal = await system.GetFromJsonAsync<JsonObject>("/_sandbox/writes", Stop);
        ((int)journal!["forgotten"]!).ShouldBe(0);
        return [.. journal["writes"]!.AsArray().Select(write => new Written((string)write!["object"]!, (string)write["id"]!, (string)write["field"]!, (string)write["by"]!))];
    }

    private async Task<JsonObject> StatusAsync() => (await _here.Worker.GetFromJsonAsync<JsonObject>("/api/status", Stop))!;

    private async Task<int> CountAsync(string type) =>
        (await _here.QueryAsync($"SELECT Id FROM {type} WHERE LeadSync_Id__c != null AND IsDeleted = false")).Count;

    private async Task<int> LinkedAsync() =>
        (await ContactsAsync()).Count(person => person["salesforceleadid"] is not null || person["salesforcecontactid"] is not null);

    private async Task<List<JsonObject>> ContactsAsync()
    {
        var people = new List<JsonObject>();
        string? after = "0";
        while (after is not null)
        {
            var page = await _here.HubSpot.GetFromJsonAsync<JsonObject>($"/crm/v3/objects/contacts?limit=100&after={after}&properties=salesforceleadid,salesforcecontactid,leadsync_id,leadsync_crm_url", Stop);
            people.AddRange(page!["results"]!.AsArray().Select(contact => contact!["properties"]!.AsObject()));
            after = (string?)page["paging"]?["next"]?["after"];
        }

        return people;
    }

    private static Dictionary<string, object> Record(string type, int at, params (string Field, string Value)[] more) =>
        more.Select(one => (one.Field, Value: (object)one.Value))
            .Concat([("attributes", new { type }), ("LastName", $"Person {at}"), ("Email", $"existing-{at}@native.example")])
            .ToDictionary(one => one.Item1, one => one.Item2);

    private static object Person(string group, int at, string stage) =>
        new { email = $"{group}-{at}@native.example", firstname = "Sam", lastname = $"Person {at}", company = "Globex", phone = $"+49 30 {at:D4}", lifecyclestage = stage };

    private sealed record Written(string Object, string Id, string Field, string By);
}
