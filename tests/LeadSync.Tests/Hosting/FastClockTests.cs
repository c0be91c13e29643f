using LeadSync.Hosting;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Hosting;

public sealed class FastClockTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _real = new(Some.Now);

    [Fact]
    public void It_starts_where_it_is_told_and_runs_at_its_speed()
    {
        var clock = new FastClock(Start, 3600, _real);
        var began = clock.GetTimestamp();

        _real.Advance(TimeSpan.FromSeconds(12));

        clock.GetUtcNow().ShouldBe(Start.AddHours(12));
        clock.GetElapsedTime(began).ShouldBe(TimeSpan.FromHours(12));
    }

    [Fact]
    public void Without_a_start_it_shows_the_real_time() =>
        new FastClock(null, 60, _real).GetUtcNow().ShouldBe(Some.Now);

    [Fact]
    public void Whoever_waits_by_it_wakes_by_it()
    {
        var clock = new FastClock(Start, 60, _real);
        var wait = Task.Delay(TimeSpan.FromMinutes(2), clock, TestContext.Current.CancellationToken);

        _real.Advance(TimeSpan.FromSeconds(1.9));
        wait.IsCompleted.ShouldBeFalse();
        _real.Advance(TimeSpan.FromSeconds(0.2));
        wait.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void A_repeated_timer_keeps_its_speed_when_it_is_changed()
    {
        var rings = 0;
        using var timer = new FastClock(Start, 60, _real).CreateTimer(_ => rings++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromHours(1));
        rings.ShouldBe(0);

        timer.Change(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        _real.Advance(TimeSpan.FromSeconds(3));
        rings.ShouldBe(3);
    }
}
