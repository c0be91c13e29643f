using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Acceptance.Support;

/// <summary>A sandbox and a worker as two processes, with a configuration and a data directory of their own.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadsync-");
    private readonly int[] _ports = Ports.Free(3);
    private LeadSyncProcess? _sandbox;
    private LeadSyncProcess? _worker;

    public Installation()
    {
        HubSpot = Client(_ports[0], "sandbox-token");
        Salesforce = Client(_ports[1], "");
        Worker = Client(_ports[2], "admin");
        Directory.CreateDirectory(ConfigDirectory);
        Write("leadsync.yaml", $$"""
            mode: live
            goLive: everything
            hubspot: { baseUrl: "http://localhost:{{_ports[0]}}", token: sandbox-token, tier: enterprise, budget: 100%, poll: 2s, webhooks: { mode: push, clientSecret: [sandbox-client-secret], publicUrl: "{{WebhookUrl}}" } }
            salesforce: { loginUrl: "http://localhost:{{_ports[1]}}", clientId: sandbox-client, clientSecret: sandbox-secret, budget: 100%, poll: 2s }
            nativeSync: absent
            brake: off
            http: { url: "http://localhost:{{_ports[2]}}", adminToken: admin }
            """);
        Write("scoring.yaml", """
            qualifyAt: 60
            readyWhen: [ { lifecyclestage: { equals: marketingqualifiedlead } } ]
            handRaisers: [ { form: "Request a demo", because: asked for a demo } ]
            fit: [ { when: { jobtitle: { hasWord: [director] } }, points: 20, because: decision maker } ]
            engagement: { halfLife: 14d, rules: [ { event: page_view, when: { url: { contains: /pricing } }, points: 50, atMost: 50, because: read about prices } ] }
            """);
        Write("routing.yaml", """
            owners:
              - { id: ana, salesforce: ana@acme.example }
              - { id: bob, salesforce: bob@acme.example }
              - { id: cho, salesforce: cho@acme.example }
            pools: { team: { members: [ana, bob, cho], method: roundRobin } }
            rules:
              - { name: first come first served, when: { country: { in: [Japan] } }, assign: { queue: APAC_Leads } }
              - { name: everybody else, assign: { pool: team } }
            fallback: { queue: Unassigned_Leads }
            """);
        Agreement("12h", "3d");
    }

    public HttpClient HubSpot { get; }

    public HttpClient Salesforce { get; }

    public HttpClient Worker { get; }

    public string ConfigDirectory => Path.Combine(_folder.FullName, "config");

    public string DataDirectory => Path.Combine(_folder.FullName, "data");

    public string WebhookUrl => $"http://localhost:{_ports[2]}/webhooks/hubspot";

    public string WorkerOutput => _worker?.Output ?? "";

    public void Agreement(string accept, string qualify) => Write("sla.yaml", $$"""
        timezone: Etc/UTC
        sales:
          - { clock: accept, from: assigned, until: sal, within: {{accept}}, time: elapsed, then: [ { at: 100%, revert: marketing } ] }
          - { clock: qualify, from: sal, until: sql, within: {{qualify}}, time: elapsed, then: [ { at: 100%, revert: marketing } ] }
        recycling: { queue: Marketing, reasonRequired: true, coolOff: 30d, mostReturns: 3, neverBackTo: lastOwner }
        """);

    public void Write(string file, string yaml) => File.WriteAllText(Path.Combine(ConfigDirectory, file), yaml);

    public async Task StartSandboxAsync(params string[] more)
    {
        _sandbox = LeadSyncProcess.Start(["sandbox", "--hubspot-port", $"{_ports[0]}", "--salesforce-port", $"{_ports[1]}", .. more]);
        await Eventually.HoldsAsync($"the sandbox answers. {_sandbox.Output}", ToStart, async () => (await HubSpot.GetAsync("/_sandbox/calls")).IsSuccessStatusCode);
        await Eventually.HoldsAsync("the sandbox answers", ToStart, async () => (await Salesforce.GetAsync("/_sandbox/calls")).IsSuccessStatusCode);
        var token = await (await Salesforce.PostAsync("/services/oauth2/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "sandbox-client",
            ["client_secret"] = "sandbox-secret",
        }))).Content.ReadFromJsonAsync<JsonObject>();
        Salesforce.DefaultRequestHeaders.Authorization = new("Bearer", (string)token!["access_token"]!);
    }

    public async Task StartWorkerAsync(params string[] more)
    {
        _worker = LeadSyncProcess.Start(["run", "--config", ConfigDirectory, "--data", DataDirectory, "--url", $"http://localhost:{_ports[2]}", .. more]);
        try
        {
            await Eventually.HoldsAsync("the worker is ready", ToStart, async () =>
                _worker.HasExited ? throw new InvalidOperationException($"The worker did not stay: {_worker.Output}") : (await Worker.GetAsync("/health/live")).IsSuccessStatusCode);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{_worker.Output}", late);
        }
    }

    public Task KillWorkerAsync() => _worker!.KillAsync();

    public async Task RegisterWebhooksAsync(double duplicate = 0, bool shuffle = false) =>
        (await HubSpot.PostAsJsonAsync("/_sandbox/webhooks", new { url = WebhookUrl, clientSecret = "sandbox-client-secret", duplicate, shuffle, lose = 0.0 })).EnsureSuccessStatusCode();

    /// <summary>Nothing waits any more: every lead was looked at, everything was sent.</summary>
    public Task<Found<string>> QuietAsync(TimeSpan most) => Eventually.HoldsAsync("nothing waits", most, async () =>
    {
        var status = await Worker.GetFromJsonAsync<JsonObject>("/api/status");
        return (int)status!["work"]!["waiting"]! == 0 && (int)status["outbox"]!["waiting"]! == 0;
    });

    public async Task<List<JsonObject>> QueryAsync(string soql)
    {
        var rows = new List<JsonObject>();
        var next = $"/services/data/v67.0/queryAll?q={Uri.EscapeDataString(soql)}";
        while (next is not null)
        {
            var page = await Salesforce.GetFromJsonAsync<JsonObject>(next);
            rows.AddRange(page!["records"]!.AsArray().Select(row => row!.AsObject()));
            next = (string?)page["nextRecordsUrl"];
        }

        return rows;
    }

    /// <summary>A rep edits a Lead, or a record of another type.</summary>
    public async Task EditAsync(string id, string user, object fields, string type = "Lead")
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/services/data/v67.0/sobjects/{type}/{id}") { Content = JsonContent.Create(fields) };
        request.Headers.Add("X-Sandbox-User", user);
        request.Headers.Add("Sforce-Auto-Assign", "FALSE");
        (await Salesforce.SendAsync(request)).EnsureSuccessStatusCode();
    }

    public async Task<string> CreateContactAsync(object properties)
    {
        var answer = await HubSpot.PostAsJsonAsync("/crm/v3/objects/contacts", new { properties });
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    public async Task<List<string>> CreateContactsAsync(IEnumerable<object> contacts)
    {
        var ids = new List<string>();
        foreach (var chunk in contacts.Chunk(100))
        {
            var answer = await HubSpot.PostAsJsonAsync("/crm/v3/objects/contacts/batch/create", new { inputs = chunk.Select(properties => new { properties }) });
            answer.EnsureSuccessStatusCode();
            var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
            ids.AddRange(body!["results"]!.AsArray().Select(one => (string)one!["id"]!));
        }

        return ids;
    }

    /// <summary>A contact's property; null where it is empty.</summary>
    public async Task<string?> PropertyAsync(string contactId, string property)
    {
        var contact = await HubSpot.GetFromJsonAsync<JsonObject>($"/crm/v3/objects/contacts/{contactId}?properties={property}");
        return contact!["properties"]![property] is { } value && (string?)value is { Length: > 0 } text ? text : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null) await _worker.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
        HubSpot.Dispose();
        Salesforce.Dispose();
        Worker.Dispose();
        _folder.Delete(recursive: true);
    }

    private static HttpClient Client(int port, string token)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
