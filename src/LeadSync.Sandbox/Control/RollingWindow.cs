namespace LeadSync.Sandbox.Control;

/// <summary>Counts calls in the last <paramref name="span"/>. A refused call does not count.</summary>
internal sealed class RollingWindow(TimeSpan span)
{
    private readonly Queue<DateTimeOffset> taken = new();
    private readonly Lock gate = new();

    /// <summary>Takes one of <paramref name="limit"/> places and says how many remain; null when none was free.</summary>
    public int? Take(DateTimeOffset now, int limit)
    {
        lock (gate)
        {
            while (taken.TryPeek(out var oldest) && now - oldest >= span)
                taken.Dequeue();
            if (taken.Count >= limit)
                return null;
            taken.Enqueue(now);
            return limit - taken.Count;
        }
    }

    public void Clear()
    {
        lock (gate)
            taken.Clear();
    }
}
