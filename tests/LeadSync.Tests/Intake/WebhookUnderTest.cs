using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using LeadSync.Hosting;
using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Intake;

/// <summary>The endpoint on a free port over a store of its own; calls are signed as HubSpot signs them.</summary>
internal sealed class WebhookUnderTest : IAsyncDisposable
{
    public const string Secret = "sandbox-client-secret";

    private readonly string _directory = Directory.CreateTempSubdirectory("leadsync-webhook-").FullName;
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private WebhookUnderTest(HubSpotWebhookSettings settings, TimeProvider time)
    {
        var rules = IntakeUnderTest.ShippedRules();
        Time = time;
        Database = Database.Open(Path.Combine(_directory, "leadsync.db"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services
            .AddSingleton(Database)
            .AddSingleton(new RulesInForce(rules with { Settings = rules.Settings with { HubSpot = rules.Settings.HubSpot with { Webhooks = settings } } }))
            .AddSingleton(Bells)
            .AddSingleton(time)
            .AddSingleton<HubSpotWebhook>();
        _app = builder.Build();
        _app.MapHubSpotWebhook();
    }

    public TimeProvider Time { get; }

    public Database Database { get; }

    public Bells Bells { get; } = new([Target.Crm]);

    public Uri Url => new($"{_app.Urls.Single()}{HubSpotWebhook.Path}");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<WebhookUnderTest> StartAsync(string? publicUrl = null, IReadOnlyList<string>? secrets = null, TimeProvider? time = null)
    {
        var settings = new HubSpotWebhookSettings { ClientSecret = secrets ?? [Secret], PublicUrl = publicUrl is null ? null : new Uri(publicUrl) };
        var webhook = new WebhookUnderTest(settings, time ?? new FakeTimeProvider(Some.Now));
        await webhook._app.StartAsync(Stop);
        return webhook;
    }

    /// <summary>Sends a body signed with version 3.</summary>
    /// <param name="signed">The address that is signed; the one that is called where it is null.</param>
    /// <param name="query">With its question mark.</param>
    public Task<HttpResponseMessage> SendAsync(string body, string? signed = null, string query = "", string secret = Secret, TimeSpan late = default, bool isChunked = false)
    {
        var timestamp = (Time.GetUtcNow() - late).ToUnixTimeMilliseconds().ToString();
        var source = "POST" + (signed ?? Url + query) + body + timestamp;
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(source)));
        return PostAsync(body, query, isChunked, ("X-HubSpot-Signature-v3", signature), ("X-HubSpot-Request-Timestamp", timestamp));
    }

    public Task<HttpResponseMessage> PostAsync(string body, params (string Name, string Value)[] headers) => PostAsync(body, "", isChunked: false, headers);

    private async Task<HttpResponseMessage> PostAsync(string body, string query, bool isChunked, params (string Name, string Value)[] headers)
    {
        // The escapes of the query must leave as they are written.
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url + query, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        request.Headers.TransferEncodingChunked = isChunked ? true : null;
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await _http.SendAsync(request, Stop);
    }

    public static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return response.StatusCode;
    }

    public Task<List<(string Contact, Lane Lane)>> WorkAsync() => Database.ReadAsync(
        session => session.All(
            "SELECT l.contact_id, w.lane FROM work AS w JOIN leads AS l ON l.id = w.lead ORDER BY l.contact_id",
            row => (row.GetString(0), (Lane)row.GetInt32(1))),
        Stop);

    public Task<long> LeadsAsync() => Database.ReadAsync(session => session.Count("SELECT count(*) FROM leads"), Stop);

    /// <summary>A contact that the last look found with these properties.</summary>
    public Task LookedAsync(string contact, params (string Name, string? Value)[] properties) => Database.WriteAsync(session =>
    {
        var known = LeadRows.ForContact(session, contact, Some.Now)!;
        var row = new ContactRow(contact, properties.ToDictionary(property => property.Name, property => property.Value), null);
        LeadRows.Save(session, LeadRows.Load(session, known.Lead)! with { Version = 1 }, row, "seen", null);
        session.Run("DELETE FROM work WHERE lead = $1", known.Lead.Value);
    });

    /// <summary>A write of ours to that contact is under way.</summary>
    public Task SendingAsync(string contact, params (string Name, string Value)[] properties) => Database.WriteAsync(session =>
    {
        var lead = LeadRows.ForContact(session, contact, Some.Now)!.Lead;
        var write = new ContactWrite(contact, properties.ToDictionary(property => property.Name, property => property.Value), Stage.Sql);
        OutboxRows.PutRecord(session, lead, Target.HubSpot, StoredJson.Write(write), Lane.Event, Some.Now, Some.Now);
        OutboxRows.Take(session, Target.HubSpot, Some.Now, 1);
    });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
