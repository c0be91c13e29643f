using System.Threading.RateLimiting;

namespace LeadSync.Hosting;

/// <summary>
/// Lets at most <paramref name="limit"/> calls start in any <paramref name="window"/>; the rest wait their turn.
/// Vendors count in rolling windows, where a token bucket of the same size would let twice as many through.
/// Unlike the limiters of the framework it takes the clock, so that a test can hold it.
/// </summary>
/// <param name="limit">Calls in one window, at least 1.</param>
/// <param name="window">Length of the window.</param>
/// <param name="time">The clock.</param>
internal sealed class RollingWindowLimiter(int limit, TimeSpan window, TimeProvider time) : RateLimiter
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _starts = new(limit);

    /// <summary>Calls that started in the window which ends now.</summary>
    public int Used
    {
        get
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                return _starts.Count(start => start > now - window && start <= now);
            }
        }
    }

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
        throw new NotSupportedException("Calls wait for their turn: use AcquireAsync.");

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var wait = Reserve() - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        return Granted.Instance;
    }

    // The turn is taken before the wait, so that callers keep their order. A caller that gives up while waiting
    // leaves its turn unused: a little slower, never too fast.
    private DateTimeOffset Reserve()
    {
        lock (_gate)
        {
            var start = time.GetUtcNow();
            if (_starts.Count == limit)
            {
                var free = _starts.Dequeue() + window;
                start = free > start ? free : start;
            }

            _starts.Enqueue(start);
            return start;
        }
    }

    private sealed class Granted : RateLimitLease
    {
        public static readonly Granted Instance = new();

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
