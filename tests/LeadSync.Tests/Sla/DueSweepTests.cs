using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Sla;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Sla;

public sealed class DueSweepTests : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("leadsync-sla-").FullName;
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly Bells _bells = new([Target.Crm]);
    private readonly Database _database;

    public DueSweepTests() => _database = Database.Open(Path.Combine(_directory, "leadsync.db"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_for_a_look_on_both_sides_at_whose_time_has_come_and_at_nobody_else()
    {
        var due = await LeadAsync("501", Some.Now);
        await LeadAsync("502", Some.Now.AddSeconds(1));
        await LeadAsync("503", null);

        (await Sweep().RunAsync(Stop)).ShouldBe(1);

        (await WorkAsync()).ShouldBe([(due, Sides.HubSpot | Sides.Salesforce, 1L)]);
        await _bells.Work.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    [Fact]
    public async Task A_lead_that_waits_for_its_look_already_is_left_alone()
    {
        var lead = await LeadAsync("501", Some.Now.AddHours(-1));

        await Sweep().RunAsync(Stop);
        await Sweep().RunAsync(Stop);

        (await WorkAsync()).ShouldBe([(lead, Sides.HubSpot | Sides.Salesforce, 1L)]);
    }

    [Fact]
    public async Task More_than_one_round_can_hold_are_all_found()
    {
        await _database.WriteAsync(session =>
        {
            for (var i = 0; i < 1_203; i++) Store(session, $"{i}", Some.Now);
        });

        (await Sweep().RunAsync(Stop)).ShouldBe(1_203);

        (await WorkAsync()).Count.ShouldBe(1_203);
    }

    [Fact]
    public async Task Quartz_runs_the_sweep_on_its_own_file_and_again_after_a_restart()
    {
        for (var start = 0; start < 2; start++)
        {
            var lead = await LeadAsync($"{start}", DateTimeOffset.UnixEpoch);
            using var host = Worker();
            await host.StartAsync(Stop);
            await _bells.Work.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop).WaitAsync(TimeSpan.FromSeconds(60), Stop);
            await host.StopAsync(Stop);

            (await WorkAsync()).ShouldContain((lead, Sides.HubSpot | Sides.Salesforce, 1L));
        }

        File.Exists(Path.Combine(_directory, "schedules.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Under_a_clock_of_an_hour_a_second_deadlines_are_still_met_within_a_moment()
    {
        using var host = Worker(new FastClock(Some.Now, 3600, TimeProvider.System));
        await host.StartAsync(Stop);

        for (var round = 0; round < 5; round++)
        {
            await LeadAsync($"{round}", Some.Now);
            await _bells.Work.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop).WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }

        await host.StopAsync(Stop);
        (await WorkAsync()).Count.ShouldBe(5);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private DueSweep Sweep() => new(_database, _bells, _time);

    private IHost Worker(TimeProvider? clock = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.Services.AddSingleton(clock ?? TimeProvider.System).AddSingleton(_database).AddSingleton(_bells);
        builder.AddSla(_directory);
        return builder.Build();
    }

    private Task<LeadId> LeadAsync(string contact, DateTimeOffset? due) => _database.WriteAsync(session => Store(session, contact, due));

    private static LeadId Store(SqlSession session, string contact, DateTimeOffset? due)
    {
        var lead = LeadRows.ForContact(session, contact, Some.Now)!.Lead;
        LeadRows.Save(session, LeadRows.Load(session, lead)! with { DueAt = due }, null, null, null);
        return lead;
    }

    private Task<List<(LeadId Lead, Sides Sides, long Seq)>> WorkAsync() => _database.ReadAsync(
        session => session.All("SELECT lead, sides, seq FROM work", row => (new LeadId(row.GetString(0)), (Sides)row.GetInt32(1), row.GetInt64(2))),
        Stop);
}
