using LeadSync.Leads;
using NodaTime;

namespace LeadSync.Sla;

/// <summary>The time that counts against a promise: day and night, or an owner's hours, and never while a system was out of reach.</summary>
/// <remarks>Deadlines, steps on the way to them and figures about them are all reckoned here.</remarks>
internal sealed class CountedTime
{
    private static readonly Window Always = new(Instant.MinValue, Instant.MaxValue);

    private readonly OwnerHours? _hours;
    private readonly List<Window> _lost;

    private CountedTime(OwnerHours? hours, IEnumerable<Outage> outages, DateTimeOffset now)
    {
        _hours = hours;
        _lost = [.. outages.Select(outage => new Window(At(outage.From), At(outage.To ?? now))).Where(window => window.Start < window.End).OrderBy(window => window.Start)];
    }

    /// <param name="now">Until then an outage that lasts has gone on.</param>
    public static CountedTime DayAndNight(IEnumerable<Outage> outages, DateTimeOffset now) => new(null, outages, now);

    /// <param name="now">Until then an outage that lasts has gone on.</param>
    public static CountedTime AtWork(OwnerHours hours, IEnumerable<Outage> outages, DateTimeOffset now) => new(hours, outages, now);

    /// <summary>The instant when so much of it has passed; plain time where the owner never opens.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan time)
    {
        if (time <= TimeSpan.Zero) return from;

        var (start, left) = (At(from), Duration.FromTimeSpan(time));
        foreach (var window in From(start))
        {
            var begin = Instant.Max(start, window.Start);
            if (window.End - begin >= left) return (begin + left).ToDateTimeOffset();
            left -= window.End - begin;
        }

        return from + time;
    }

    /// <summary>How much of it lies between two instants.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (At(from), At(to));
        return From(start).TakeWhile(window => window.Start < end)
            .Aggregate(Duration.Zero, (sum, window) => sum + (Instant.Min(end, window.End) - Instant.Max(start, window.Start)))
            .ToTimeSpan();
    }

    /// <summary>Stretches that count and have not ended before an instant, in order; none where no opening is in sight.</summary>
    private IEnumerable<Window> From(Instant at)
    {
        var open = _hours?.From(at) ?? [Always];
        return _lost.Count == 0 ? open : open.SelectMany(WithoutLost).Where(window => window.End >= at);
    }

    private IEnumerable<Window> WithoutLost(Window window)
    {
        var start = window.Start;
        foreach (var lost in _lost.Where(lost => lost.End > window.Start && lost.Start < window.End))
        {
            if (lost.Start > start) yield return new Window(start, lost.Start);
            start = Instant.Max(start, lost.End);
        }

        if (start < window.End) yield return new Window(start, window.End);
    }

    private static Instant At(DateTimeOffset time) => Instant.FromDateTimeOffset(time);
}
