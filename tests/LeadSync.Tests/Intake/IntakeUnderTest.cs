using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Sandbox;
using LeadSync.Storage;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Intake;

/// <summary>Intake over a sandbox and a store of its own, on a clock that the test holds; the sandbox stamps by the same clock.</summary>
internal sealed class IntakeUnderTest : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("leadsync-intake-").FullName;
    private readonly ServiceProvider _services;

    private IntakeUnderTest(RunningSandbox sandbox, FakeTimeProvider time, Rulebook rules)
    {
        (Sandbox, Time, Rules) = (sandbox, time, new RulesInForce(rules));
        Database = Database.Open(DatabasePath);

        // Waits of the wire end at once: a test has no time for four searches a second.
        var network = new FakeTimeProvider(Some.Now) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(300) };
        var services = new ServiceCollection()
            .AddKeyedSingleton<TimeProvider>(Clocks.Network, network)
            .AddSingleton<TimeProvider>(time)
            .AddHubSpot(_ => new HubSpotOptions(sandbox.HubSpot.BaseAddress!, "v3", "sandbox-token", "professional", 0.5))
            .AddSalesforce(_ => new SalesforceOptions(sandbox.Salesforce.BaseAddress!, "sandbox-client", "sandbox-secret", "67.0", 0.4));
        services.AddHttpClient(HubSpotSlice.ClientName).AddHttpMessageHandler(() => new TappedWire(request => BeforeCall?.Invoke(request)));
        _services = services.BuildServiceProvider();
        Org = new SalesforceOrg(Salesforce, time);
    }

    public RunningSandbox Sandbox { get; }

    public FakeTimeProvider Time { get; }

    public RulesInForce Rules { get; }

    public Database Database { get; private set; }

    public Bells Bells { get; } = new([Target.Crm, Target.CrmTask, Target.HubSpot]);

    public HubSpotConnector HubSpot => _services.GetRequiredService<HubSpotConnector>();

    public SalesforceConnector Salesforce => _services.GetRequiredService<SalesforceConnector>();

    public SalesforceOrg Org { get; }

    /// <summary>Runs before each call to HubSpot leaves; what it throws breaks the call.</summary>
    public Action<HttpRequestMessage>? BeforeCall { get; set; }

    /// <summary>Where the store lies.</summary>
    public string DataDirectory => _directory;

    private string DatabasePath => Path.Combine(_directory, "leadsync.db");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<IntakeUnderTest> StartAsync(Func<Rulebook, Rulebook>? change = null, int contacts = 0)
    {
        var time = new FakeTimeProvider(Some.Now);
        var sandbox = await RunningSandbox.StartAsync(new SandboxOptions { TimeProvider = time, Contacts = contacts });
        var shipped = ShippedRules();
        return new IntakeUnderTest(sandbox, time, change?.Invoke(shipped) ?? shipped);
    }

    public static Rulebook ShippedRules()
    {
        using var config = TempConfig.Empty();
        return RulebookReader.Read(config.Directory, TempConfig.Secrets).Rulebook!;
    }

    /// <summary>The worker is stopped and started again: only what is on disk remains.</summary>
    public async Task RestartAsync()
    {
        await Database.DisposeAsync();
        Database = Database.Open(DatabasePath);
    }

    /// <summary>Creates a contact in HubSpot; gives its id.</summary>
    public async Task<string> ContactAsync(string email, params (string Name, string Value)[] properties)
    {
        var values = properties.Append((Name: "email", Value: email)).ToDictionary(property => property.Name, property => property.Value);
        return (string)(await Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new { properties = values }))!["id"]!;
    }

    public async Task ChangeAsync(string contact, string property, string value)
    {
        using var answer = await Sandbox.HubSpot.PatchAsync($"/crm/v3/objects/contacts/{contact}", new { properties = new Dictionary<string, string> { [property] = value } });
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>How many calls HubSpot has seen on a path with this end.</summary>
    public static async Task<long> CallsAsync(HttpClient system, string pathEnd) =>
        (await system.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray()
            .Where(call => ((string)call!["path"]!).EndsWith(pathEnd, StringComparison.Ordinal)).Sum(call => (long)call!["count"]!);

    /// <summary>All leads that wait for a look, by the contact's id.</summary>
    public Task<List<Waiting>> WorkAsync() => Database.ReadAsync(
        session => session.All(
            "SELECT l.contact_id, w.lane, w.sides, w.hubspot, w.hubspot_at, w.salesforce, w.salesforce_at, w.lead FROM work AS w JOIN leads AS l ON l.id = w.lead ORDER BY l.contact_id",
            row => new Waiting(row.GetString(0), (Lane)row.GetInt32(1), (Sides)row.GetInt32(2), row.Text(3), row.Time(4), row.Text(5), row.Time(6), new LeadId(row.GetString(7)))),
        Stop);

    public Task<string?> MarkAsync(string name) => Database.ReadAsync(session => Marks.Get(session, name), Stop);

    /// <summary>What the journey would do: reads whoever waits, notes what it saw, and is done with them.</summary>
    public async Task LookAsync()
    {
        var waiting = await WorkAsync();
        var read = await HubSpot.ReadContactsAsync([.. waiting.Select(one => one.ContactId)], WantedFields.OfContact(Rules.Current), Stop);
        await Database.WriteAsync(session =>
        {
            foreach (var one in waiting)
            {
                if (read.TryGetValue(one.ContactId, out var contact)) Note(session, one, contact);
                session.Run("DELETE FROM work WHERE lead = $1", one.Lead.Value);
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Org.Dispose();
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static void Note(SqlSession session, Waiting one, HubSpotContact contact)
    {
        var lead = LeadRows.Load(session, one.Lead)!;
        var seenThere = one.Salesforce is { } json ? Fingerprint.Of(WantedFields.CrmInputs(StoredJson.Read<CrmRow>(json).Fields)) : null;
        LeadRows.Save(
            session,
            lead with { Version = lead.Version + 1, Email = contact["email"] },
            new ContactRow(contact.Id, contact.Properties, contact.CreatedAt),
            Fingerprint.Of(WantedFields.Inputs(contact.Properties)),
            seenThere);
    }
}

/// <summary>A lead that waits for a look.</summary>
internal sealed record Waiting(
    string ContactId,
    Lane Lane,
    Sides Sides,
    string? HubSpot,
    DateTimeOffset? HubSpotAt,
    string? Salesforce,
    DateTimeOffset? SalesforceAt,
    LeadId Lead);

/// <summary>Lets a test see each call before it leaves, and break it.</summary>
internal sealed class TappedWire(Action<HttpRequestMessage> before) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        before(request);
        return base.SendAsync(request, cancellationToken);
    }
}
