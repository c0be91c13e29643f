using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Sandbox;

namespace LeadSync.Cli.Demo;

/// <summary>A sandbox and a worker in one process, on free ports, with a store of their own.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    /// <summary>Open leads of one rep at most, where a list is handed over.</summary>
    private const int FullPlate = 50;

    private readonly SandboxHost _sandbox;
    private readonly WebApplication _worker;

    private DemoWorld(SandboxHost sandbox, WebApplication worker, Rulebook rules)
    {
        _sandbox = sandbox;
        _worker = worker;
        Rules = rules;
    }

    public Rulebook Rules { get; }

    public Uri HubSpotUrl => _sandbox.HubSpotUrl;

    public Uri SalesforceUrl => _sandbox.SalesforceUrl;

    /// <summary>Where the worker listens.</summary>
    public Uri Url => new(_worker.Urls.First());

    /// <param name="csv">Contacts that HubSpot has from the start; null: none.</param>
    public static async Task<DemoWorld> StartAsync(string? csv, CancellationToken token)
    {
        Clear(StorePath.Demo);
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { HubSpotPort = 0, SalesforcePort = 0, CsvPath = csv }, token);
        WebApplication? worker = null;
        try
        {
            var rules = Addressed(csv is null ? Configuration.Demo() : ForList(Configuration.Demo()), sandbox);
            worker = LeadSyncHost.Build(new WorkerOptions(
                rules,
                StorePath.Demo.Directory,
                StorePath.Demo.Database,
                new Uri("http://127.0.0.1:0"),
                TimeProvider.System,
                WorkerLogs.ForFile(System.IO.Path.Combine(StorePath.Demo.Directory, "worker.log"), Configuration.Environment)));
            await worker.StartAsync(token);
            return new DemoWorld(sandbox, worker, rules);
        }
        catch
        {
            if (worker is not null) await worker.DisposeAsync();
            await sandbox.DisposeAsync();
            throw;
        }
    }

    public Task StopWorkerAsync() => _worker.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    /// <summary>The demo's rules with the addresses of this run. Webhooks come straight to the worker, so the address it sees is the signed one.</summary>
    private static Rulebook Addressed(Rulebook rules, SandboxHost sandbox)
    {
        var hubSpot = rules.Settings.HubSpot;
        return rules with
        {
            Settings = rules.Settings with
            {
                HubSpot = hubSpot with { BaseUrl = sandbox.HubSpotUrl, Webhooks = hubSpot.Webhooks with { PublicUrl = null } },
                Salesforce = rules.Settings.Salesforce with { LoginUrl = sandbox.SalesforceUrl },
            },
        };
    }

    /// <summary>
    /// A list comes all at once and has no visitors: it is polled as an installation would be, and three reps cannot take
    /// two thousand leads in a minute, so each has a full plate soon and the rest waits in the queue.
    /// </summary>
    private static Rulebook ForList(Rulebook rules) => rules with
    {
        Settings = rules.Settings with
        {
            HubSpot = rules.Settings.HubSpot with { Poll = TimeSpan.FromMinutes(2) },
            Salesforce = rules.Settings.Salesforce with { Poll = TimeSpan.FromSeconds(20) },
        },
        Routing = rules.Routing with { Owners = [.. rules.Routing.Owners.Select(owner => owner with { Capacity = FullPlate })] },
    };

    /// <summary>Each demo begins with nothing; one that is still running keeps its files.</summary>
    private static void Clear(StorePath store)
    {
        try
        {
            Directory.CreateDirectory(store.Directory);
            new FileStream($"{store.Database}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None).Dispose();
        }
        catch (IOException held)
        {
            throw new RefusedException($"Another demo is running with its files in {store.Directory}. Stop that one first.", held);
        }

        Directory.Delete(store.Directory, recursive: true);
        Directory.CreateDirectory(store.Directory);
    }
}
