using LeadSync.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Hosting;

public sealed class RollingWindowLimiterTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Lets_only_as_many_calls_start_as_a_window_allows()
    {
        using var limiter = new RollingWindowLimiter(4, TimeSpan.FromSeconds(1), _time);
        var turns = Enumerable.Range(0, 9).Select(_ => limiter.AcquireAsync(1, CancellationToken.None).AsTask()).ToList();

        turns.Count(turn => turn.IsCompleted).ShouldBe(4);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        turns.Count(turn => turn.IsCompleted).ShouldBe(4);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        turns.Count(turn => turn.IsCompleted).ShouldBe(8);
        _time.Advance(TimeSpan.FromSeconds(1));
        turns.Count(turn => turn.IsCompleted).ShouldBe(9);
    }

    [Fact]
    public void Does_not_let_a_full_window_follow_a_late_burst()
    {
        using var limiter = new RollingWindowLimiter(2, TimeSpan.FromSeconds(10), _time);
        _time.Advance(TimeSpan.FromMinutes(5));
        List<Task> turns = [Turn(), Turn()];
        _time.Advance(TimeSpan.FromSeconds(1));
        turns.AddRange([Turn(), Turn()]);

        turns.Count(turn => turn.IsCompleted).ShouldBe(2);
        _time.Advance(TimeSpan.FromSeconds(9));
        turns.Count(turn => turn.IsCompleted).ShouldBe(4);

        Task Turn() => limiter.AcquireAsync(1, CancellationToken.None).AsTask();
    }
}
