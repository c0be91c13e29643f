using LeadSync.Dashboard;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Dashboard;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly RulesInForce _rules = new(RulebookReader.ReadDemo(_ => null).Rulebook!);
    private Database _database = null!;

    public ValueTask InitializeAsync()
    {
        _database = Database.Open(_folder.File("leadsync.db"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_worker_just_started_has_time_for_its_first_poll()
    {
        var polls = new PollHealth(_database, _rules, _time);
        (await StatusAsync(polls)).ShouldBe(HealthStatus.Healthy);

        _time.Advance(TimeSpan.FromMinutes(10));
        (await StatusAsync(polls)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_poll_that_stopped_coming_is_told_with_its_system()
    {
        var polls = new PollHealth(_database, _rules, _time);
        _time.Advance(TimeSpan.FromHours(1));
        await PolledAsync(Marks.HubSpotPolled);
        await PolledAsync(Marks.SalesforcePolled);
        (await StatusAsync(polls)).ShouldBe(HealthStatus.Healthy);

        _time.Advance(TimeSpan.FromMinutes(5));
        await PolledAsync(Marks.HubSpotPolled);
        var late = await polls.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        late.Status.ShouldBe(HealthStatus.Unhealthy);
        late.Description!.ShouldStartWith("Salesforce was last read");
    }

    [Fact]
    public async Task What_waits_too_long_is_told()
    {
        var deliveries = new DeliveryHealth(_database, _time);
        await _database.WriteAsync(session =>
        {
            ToldLead.Put(session, Some.Lead());
            WorkRows.Touch(session, new Arrival(Some.Lead().Id, Sides.None, Lane.Event, _time.GetUtcNow()));
        });
        (await StatusAsync(deliveries)).ShouldBe(HealthStatus.Healthy);

        _time.Advance(TimeSpan.FromMinutes(11));
        (await StatusAsync(deliveries)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_store_that_takes_no_writes_is_told()
    {
        var store = new StoreHealth(_database, _time);
        (await StatusAsync(store)).ShouldBe(HealthStatus.Healthy);

        await _database.DisposeAsync();
        (await StatusAsync(store)).ShouldBe(HealthStatus.Unhealthy);
    }

    private Task PolledAsync(string mark) => _database.WriteAsync(session => Marks.Set(session, mark, _time.GetUtcNow().ToString("O")));

    private static async Task<HealthStatus> StatusAsync(IHealthCheck check) =>
        (await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;
}
