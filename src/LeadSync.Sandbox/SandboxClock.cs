namespace LeadSync.Sandbox;

/// <summary>
/// The time one lookalike stamps on its records: starts where it is told, may run faster than the real one, and can be advanced.
/// Its timers run at its speed; <see cref="UntilAsync"/> also notices when it is advanced.
/// </summary>
internal sealed class SandboxClock(SandboxOptions options) : TimeProvider
{
    private readonly DateTimeOffset realStart = options.TimeProvider.GetUtcNow();
    private long advancedTicks;
    private TaskCompletionSource advanced = NewSignal();

    /// <summary>The time of anybody who has the same start and speed, but is not advanced.</summary>
    public DateTimeOffset WithoutAdvances => (options.ClockStart ?? realStart) + ((options.TimeProvider.GetUtcNow() - realStart) * options.ClockSpeed);

    public override DateTimeOffset GetUtcNow() => WithoutAdvances + TimeSpan.FromTicks(Interlocked.Read(ref advancedTicks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        options.TimeProvider.CreateTimer(callback, state, Real(dueTime), Real(period));

    /// <summary>Returns when this clock shows <paramref name="due"/> or later.</summary>
    public async Task UntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the time is read: an advance in between is then not missed.
            var signal = Volatile.Read(ref advanced).Task;
            var left = due - GetUtcNow();
            if (left <= TimeSpan.Zero)
                return;

            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(Task.Delay(left, this, enough.Token), signal);
            cancellationToken.ThrowIfCancellationRequested();
            await enough.CancelAsync();
        }
    }

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref advancedTicks, by.Ticks);
        Interlocked.Exchange(ref advanced, NewSignal()).SetResult();
    }

    public void Reset() => Interlocked.Exchange(ref advancedTicks, 0);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeSpan Real(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / options.ClockSpeed;
}
