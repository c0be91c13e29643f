namespace LeadSync.Hosting;

/// <summary>When a loop tries next: at its own pace while all is well, ever more slowly while it fails.</summary>
/// <param name="pace">Asked before each wait, since an admin may change it.</param>
internal sealed class Cadence(Func<TimeSpan> pace, TimeSpan slowest, Func<double>? jitter = null)
{
    private readonly Func<double> _jitter = jitter ?? Random.Shared.NextDouble;
    private int _failures;

    public Cadence(TimeSpan pace, TimeSpan slowest, Func<double>? jitter = null)
        : this(() => pace, slowest, jitter)
    {
    }

    /// <summary>The wait before the next try; after failures it doubles each time, with up to a quarter more at random.</summary>
    public TimeSpan Next
    {
        get
        {
            var usual = pace();
            if (_failures == 0) return usual;

            var doubled = TimeSpan.FromSeconds(Math.Max(usual.TotalSeconds, 1) * Math.Pow(2, Math.Min(_failures - 1, 16)));
            var bounded = doubled < slowest ? doubled : slowest;
            return bounded * (1 + 0.25 * _jitter());
        }
    }

    public void Succeeded() => _failures = 0;

    public void Failed() => _failures++;
}
