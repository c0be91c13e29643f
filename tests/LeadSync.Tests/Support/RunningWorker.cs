using System.Net.Http.Headers;
using LeadSync.Rules;
using LeadSync.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog;

namespace LeadSync.Tests.Support;

/// <summary>A whole worker in this process, on a free port, with a store of its own, connected to a sandbox.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    public const string Token = "admin-token-of-a-test";

    private readonly TempFolder _folder;
    private readonly bool _ownsFolder;
    private readonly WebApplication _app;

    private RunningWorker(TempFolder folder, bool ownsFolder, WebApplication app)
    {
        (_folder, _ownsFolder, _app) = (folder, ownsFolder, app);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>Somebody who knows the admin token.</summary>
    public HttpClient Http { get; }

    public Database Database => _app.Services.GetRequiredService<Database>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public RulesInForce Rules => _app.Services.GetRequiredService<RulesInForce>();

    /// <param name="store">Where the store lies already; null: a new one.</param>
    public static async Task<RunningWorker> StartAsync(RunningSandbox sandbox, ILogger? logger = null, string adminToken = Token, TempFolder? store = null)
    {
        var rules = RulebookReader.ReadDemo(_ => null).Rulebook!;
        var settings = rules.Settings with
        {
            HubSpot = rules.Settings.HubSpot with { BaseUrl = sandbox.HubSpot.BaseAddress!, Poll = TimeSpan.FromSeconds(1) },
            Salesforce = rules.Settings.Salesforce with { LoginUrl = sandbox.Salesforce.BaseAddress!, Poll = TimeSpan.FromSeconds(1) },
            Http = rules.Settings.Http with { AdminToken = adminToken },
        };
        var folder = store ?? new TempFolder();
        var app = LeadSyncHost.Build(new WorkerOptions(
            rules with { Settings = settings },
            folder.Path,
            folder.File("leadsync.db"),
            new Uri("http://127.0.0.1:0"),
            TimeProvider.System,
            logger ?? new LoggerConfiguration().CreateLogger()));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningWorker(folder, store is null, app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder) _folder.Dispose();
    }
}
