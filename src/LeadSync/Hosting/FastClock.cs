namespace LeadSync.Hosting;

/// <summary>
/// A clock that starts where it is told and may run faster than the real one: three days of an agreement pass in a minute of a
/// test. Its timers run at its speed too, so that whoever waits by it wakes by it.
/// </summary>
/// <param name="start">What it shows now; null: the real time.</param>
/// <param name="speed">Its seconds in one real second, above 0.</param>
/// <param name="real">The clock it is made from.</param>
internal sealed class FastClock(DateTimeOffset? start, double speed, TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _realStart = real.GetUtcNow();
    private readonly long _firstTimestamp = real.GetTimestamp();

    public double Speed => speed;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => (start ?? _realStart) + ((real.GetUtcNow() - _realStart) * speed);

    public override long GetTimestamp() => _firstTimestamp + (long)((real.GetTimestamp() - _firstTimestamp) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(real.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    /// <summary>The speed of any clock: 1 where it is the real one, or a test's.</summary>
    public static double SpeedOf(TimeProvider time) => time is FastClock fast ? fast.Speed : 1;

    private TimeSpan Real(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / speed;

    private sealed class ScaledTimer(ITimer timer, Func<TimeSpan, TimeSpan> toReal) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(toReal(dueTime), toReal(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
