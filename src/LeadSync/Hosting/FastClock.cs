namespace LeadSync.Hosting;

/// <summary>A clock that starts where it is told and runs faster than life: for demonstrations and long tests.</summary>
/// <param name="start">What it shows when it is made.</param>
/// <param name="speed">Seconds of it per real second, above 0.</param>
internal sealed class FastClock(DateTimeOffset start, double speed) : TimeProvider
{
    private readonly long _since = System.GetTimestamp();

    /// <summary>Seconds of this clock per real second.</summary>
    public double Speed => speed;

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_since) * speed;

    public override long GetTimestamp() => (long)(System.GetTimestamp() * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Real(dueTime), Real(period));

    private TimeSpan Real(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromTicks(Math.Max(1, (long)(time.Ticks / speed)));
}
