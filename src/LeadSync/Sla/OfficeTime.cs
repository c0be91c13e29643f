using NodaTime;

namespace LeadSync.Sla;

/// <summary>Time as an owner works it: only the hours at work count.</summary>
internal static class OfficeTime
{
    /// <summary>The instant when so much office time has passed; plain time where the owner never opens.</summary>
    public static Instant Add(Instant from, Duration duration, OwnerHours hours)
    {
        if (duration <= Duration.Zero) return from;

        var left = duration;
        foreach (var window in hours.From(from))
        {
            var begin = Instant.Max(from, window.Start);
            if (window.End - begin >= left) return begin + left;
            left -= window.End - begin;
        }

        return from + duration;
    }

    /// <summary>Office time between two instants.</summary>
    public static Duration Between(Instant from, Instant to, OwnerHours hours) =>
        hours.From(from).TakeWhile(window => window.Start < to)
            .Aggregate(Duration.Zero, (sum, window) => sum + (Instant.Min(to, window.End) - Instant.Max(from, window.Start)));
}
