using LeadSync.Leads;

namespace LeadSync.Journey.Simulating;

/// <summary>What is going to happen in a simulated world, in the order of time. Of one moment sales comes first: what is done at the deadline is done in time.</summary>
internal sealed class Timetable
{
    private readonly PriorityQueue<Happening, (long At, int Kind, long Order)> _queue = new();
    private long _order;

    public void Add(Happening happening, long? order = null) => _queue.Enqueue(happening, (happening.At.UtcTicks, (int)happening.Kind, order ?? _order++));

    public IEnumerable<Happening> Until(DateTimeOffset end)
    {
        while (_queue.TryDequeue(out var next, out _) && next.At <= end) yield return next;
    }
}

/// <param name="Turn">Whom it concerns, for what somebody does with the lead: see <see cref="SimulatedLead.Turn"/>.</param>
internal sealed record Happening(LeadId Lead, DateTimeOffset At, HappeningKind Kind, int Turn = 0)
{
    public PastNews? News { get; init; }

    public Deed? Deed { get; init; }

    public Touch? Effort { get; init; }
}

/// <summary>Their order is that of one moment.</summary>
internal enum HappeningKind
{
    /// <summary>Sales does something.</summary>
    Deed,

    /// <summary>Something becomes known of the person.</summary>
    News,

    /// <summary>Salesforce has taken a write.</summary>
    Answer,

    /// <summary>A time has come that the lead waits for.</summary>
    Due,

    /// <summary>What sales would do from here on, nobody knows.</summary>
    Unknown,
}
