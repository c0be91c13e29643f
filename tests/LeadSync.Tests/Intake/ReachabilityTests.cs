using LeadSync.Hosting;
using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Intake;

public sealed class ReachabilityTests : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("leadsync-reach-").FullName;
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly Database _database;

    public ReachabilityTests() => _database = Database.Open(Path.Combine(_directory, "leadsync.db"));

    [Fact]
    public async Task An_outage_lasts_from_the_first_poll_that_failed_to_the_first_that_succeeds()
    {
        await PollAsync(isDown: false);
        (await OutagesAsync()).ShouldBeEmpty();

        _time.Advance(TimeSpan.FromMinutes(1));
        await PollAsync(isDown: true);
        (await OutagesAsync()).ShouldBe([new Outage("Salesforce", Some.Now.AddMinutes(1), null)]);

        _time.Advance(TimeSpan.FromMinutes(1));
        await PollAsync(isDown: true);
        _time.Advance(TimeSpan.FromMinutes(1));
        await PollAsync(isDown: false);
        await PollAsync(isDown: false);

        (await OutagesAsync()).ShouldBe([new Outage("Salesforce", Some.Now.AddMinutes(1), Some.Now.AddMinutes(3))]);
    }

    [Fact]
    public async Task A_restart_in_between_and_a_failure_that_a_look_has_noticed_end_with_the_next_poll()
    {
        await _database.WriteAsync(session => OutageRows.Begin(session, "Salesforce", Some.Now));
        _time.Advance(TimeSpan.FromSeconds(10));

        await new Reachability(_database, _time).PollAsync("Salesforce", _ => Task.CompletedTask, TestContext.Current.CancellationToken);

        (await OutagesAsync()).ShouldBe([new Outage("Salesforce", Some.Now, Some.Now.AddSeconds(10))]);
    }

    [Fact]
    public async Task What_is_refused_is_no_outage()
    {
        await Should.ThrowAsync<CallRefusedException>(() => new Reachability(_database, _time).PollAsync(
            "HubSpot", _ => throw new CallRefusedException("HubSpot", "searching", 403, "MISSING_SCOPES", "", ""), TestContext.Current.CancellationToken));

        (await OutagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_other_system_is_another_matter_and_what_is_long_over_concerns_nobody()
    {
        await _database.WriteAsync(session =>
        {
            OutageRows.Begin(session, "HubSpot", Some.Now.AddDays(-200));
            OutageRows.End(session, "HubSpot", Some.Now.AddDays(-199));
            OutageRows.Begin(session, "HubSpot", Some.Now);
        });
        await PollAsync(isDown: false);

        (await OutagesAsync()).ShouldBe([new Outage("HubSpot", Some.Now, null)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task PollAsync(bool isDown)
    {
        var poll = new Reachability(_database, _time).PollAsync(
            "Salesforce", _ => isDown ? throw new ConnectionDownException("Salesforce", "a query", "no answer", "") : Task.CompletedTask, TestContext.Current.CancellationToken);
        if (isDown) await Should.ThrowAsync<ConnectionDownException>(() => poll);
        else await poll;
    }

    private Task<List<Outage>> OutagesAsync() => _database.ReadAsync(session => OutageRows.Recent(session, _time.GetUtcNow()), TestContext.Current.CancellationToken);
}
