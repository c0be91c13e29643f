using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>How long a part-filled batch waits for company: nobody notices it on a single lead, and it saves most calls of a bulk.</summary>
internal static class Linger
{
    /// <summary>The longest sleep at a time: a more urgent row may arrive meanwhile.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    /// <summary>What is left to wait; zero when the batch is full, or its most urgent lane has waited enough.</summary>
    public static TimeSpan Left(IReadOnlyList<WaitingLane> waiting, int mostRows, DateTimeOffset now)
    {
        if (waiting.Sum(lane => lane.Count) >= mostRows) return TimeSpan.Zero;

        var left = waiting.Min(lane => lane.Since + Of(lane.Lane) - now);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static TimeSpan Of(Lane lane) => lane switch
    {
        Lane.HandRaiser or Lane.Event => TimeSpan.FromMilliseconds(300),
        Lane.Poll => TimeSpan.FromSeconds(1),
        Lane.Bulk => TimeSpan.FromSeconds(3),
        _ => TimeSpan.FromSeconds(10),
    };
}
