namespace LeadSync.Hosting;

/// <summary>Counts events of the last 24 hours in hourly steps. Not safe for several threads.</summary>
/// <remarks>An event counts for 24 to 25 hours: the error is on the careful side.</remarks>
internal sealed class RollingDay
{
    public const int Seconds = 24 * 60 * 60;
    private const int Slots = 25;

    private readonly long[] _counts = new long[Slots];
    private long _hour;

    public void Add(DateTimeOffset now)
    {
        MoveTo(now);
        _counts[_hour % Slots]++;
    }

    public long Total(DateTimeOffset now)
    {
        MoveTo(now);
        return _counts.Sum();
    }

    private void MoveTo(DateTimeOffset now)
    {
        var hour = now.ToUnixTimeSeconds() / 3600;
        for (var passed = Math.Min(hour - _hour, Slots); passed > 0; passed--)
            _counts[(hour - passed + 1) % Slots] = 0;
        _hour = Math.Max(_hour, hour);
    }
}
