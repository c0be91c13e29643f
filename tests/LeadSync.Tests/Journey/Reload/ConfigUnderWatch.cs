using LeadSync.Journey.Reload;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Journey.Reload;

/// <summary>A configuration directory that a worker watches, without the worker.</summary>
internal sealed class ConfigUnderWatch : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ConfigWatch _watch;

    private ConfigUnderWatch(TempConfig config)
    {
        Config = config;
        Rules = new RulesInForce(config.Read().Rulebook!, Some.Now);
        Database = Database.Open(_folder.File("leadsync.db"));
        _watch = new ConfigWatch(new ConfigSource(config.Directory, TempConfig.Secrets), Rules, Database, Time, Log);
    }

    public TempConfig Config { get; }

    public RulesInForce Rules { get; }

    public Database Database { get; }

    public FakeTimeProvider Time { get; } = new(Some.Now);

    public CollectingLogger<ConfigWatch> Log { get; } = new();

    public bool IsUnsettled => _watch.IsUnsettled;

    /// <summary>A worker has come up on the shipped configuration, and has looked round.</summary>
    public static async Task<ConfigUnderWatch> StartAsync(TempConfig? config = null)
    {
        var here = new ConfigUnderWatch(config ?? TempConfig.Shipped());
        await here.SettleAsync();
        return here;
    }

    public Task LookAsync() => _watch.LookAsync(TestContext.Current.CancellationToken);

    /// <summary>An hour later, as many looks as it takes until nothing new is found.</summary>
    public async Task<RulesState> SettleAsync()
    {
        Time.Advance(TimeSpan.FromHours(1));
        do await LookAsync();
        while (IsUnsettled);
        return Rules.State;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
        Config.Dispose();
    }
}
