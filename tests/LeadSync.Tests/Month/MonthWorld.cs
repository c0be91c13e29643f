using LeadSync.Delivery;
using LeadSync.Intake;
using LeadSync.Journey;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sandbox;
using LeadSync.Sla;
using LeadSync.Storage;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serilog;

namespace LeadSync.Tests.Month;

/// <summary>A whole worker and both systems on one clock that the test holds: no loop runs by itself, their rounds are called one after another.</summary>
internal sealed class MonthWorld : IAsyncDisposable
{
    /// <summary>What is decided is in both systems within this, by the simulated clock: batches wait a moment for company.</summary>
    private const int MostSeconds = 30;

    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;
    private readonly IReadOnlyList<DeliveryCycle> _deliveries;

    private MonthWorld(RunningSandbox sandbox, FakeTimeProvider time, Rulebook rules)
    {
        (Sandbox, Time) = (sandbox, time);
        var settings = rules.Settings with
        {
            GoLive = GoLive.Everything,
            NativeSync = NativeSync.Absent,
            Brake = new BrakeSettings { HandoffsPerHour = null, RevertsPerHour = null },
            HubSpot = rules.Settings.HubSpot with { BaseUrl = sandbox.HubSpot.BaseAddress!, Token = "sandbox-token", Budget = 1 },
            Salesforce = rules.Settings.Salesforce with { LoginUrl = sandbox.Salesforce.BaseAddress!, ClientId = "sandbox-client", ClientSecret = "sandbox-secret", Budget = 1 },
        };
        _app = LeadSyncHost.Build(new WorkerOptions(rules with { Settings = settings }, _folder.Path, _folder.File("leadsync.db"), new Uri("http://127.0.0.1:0"), time, new LoggerConfiguration().CreateLogger()));
        _deliveries = [.. Routes.Select(route => _app.Services.GetRequiredKeyedService<DeliveryCycle>(route))];
    }

    public RunningSandbox Sandbox { get; }

    public FakeTimeProvider Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public Database Database => _app.Services.GetRequiredService<Database>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<Route> Routes => [new(Target.Crm, Shift.Live, 200), new(Target.CrmTask, Shift.Live, 200), new(Target.HubSpot, Shift.Live, 100)];

    public static async Task<MonthWorld> StartAsync(DateTimeOffset start, IReadOnlyDictionary<string, string> files)
    {
        var time = new FakeTimeProvider(start);
        var sandbox = await RunningSandbox.StartAsync(new SandboxOptions { TimeProvider = time });
        await sandbox.SignInAsync();
        using var config = TempConfig.Empty();
        foreach (var (name, text) in files) config.Write(name, text);
        var reading = RulebookReader.Read(config.Directory, TempConfig.Secrets);
        return new MonthWorld(sandbox, time, reading.Rulebook ?? throw new InvalidOperationException(string.Join('\n', reading.Findings.Select(finding => $"{finding.At} {finding.Wrong}"))));
    }

    /// <summary>Contacts that a webhook tells of.</summary>
    public Task TellAsync(IEnumerable<string> contacts) => Database.WriteAsync(session =>
    {
        foreach (var contact in contacts) WorkRows.Touch(session, new Arrival(LeadRows.ForContact(session, contact, Now)!.Lead, Sides.HubSpot, Lane.Event, Now));
    });

    /// <summary>The time goes on until then; whoever is due before is looked at on the dot.</summary>
    public async Task LiveUntilAsync(DateTimeOffset until)
    {
        while (await NextDueAsync() is { } due && due <= until)
        {
            if (due > Now) Time.SetUtcNow(due);
            await SettleAsync();
        }

        if (until > Now) Time.SetUtcNow(until);
    }

    /// <summary>What sales did is noticed, and everything that follows is decided and sent.</summary>
    public async Task PollAsync()
    {
        await Get<SalesforcePoll>().RunAsync(Stop);
        await Get<ActivityPoll>().RunAsync(Stop);
        await SettleAsync();
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }

    private Task<DateTimeOffset?> NextDueAsync() =>
        Database.ReadAsync(session => session.First<DateTimeOffset?>("SELECT min(due_at) FROM leads WHERE due_at IS NOT NULL", row => row.Time(0)), Stop);

    private async Task SettleAsync()
    {
        for (var second = 0; second < MostSeconds; second++)
        {
            await Get<DueSweep>().RunAsync(Stop);
            var journey = _app.Services.GetRequiredKeyedService<JourneyCycle>(JourneySlice.Live);
            while (await journey.RunAsync(Stop) > 0) { }
            if (await IsQuietAsync()) return;

            Time.Advance(TimeSpan.FromSeconds(1));
            foreach (var delivery in _deliveries) await delivery.RunAsync(Stop);
        }

        throw new InvalidOperationException($"After {MostSeconds} s something still waits at {Now:u}");
    }

    private Task<bool> IsQuietAsync() => Database.ReadAsync(
        session => session.Count("SELECT count(*) FROM work WHERE due <= $1", Now.AddSeconds(MostSeconds).Ms()) == 0 && session.Count("SELECT count(*) FROM outbox WHERE state = 'waiting' AND due_at <= $1", Now.AddSeconds(MostSeconds).Ms()) == 0,
        Stop);
}
