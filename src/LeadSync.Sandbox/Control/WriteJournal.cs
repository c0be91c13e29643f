namespace LeadSync.Sandbox.Control;

/// <summary>Which fields of which records were changed by calls, in order: what a test compares with what was foretold.</summary>
/// <remarks>Only fields that a caller named and whose value changed; what the system works out by itself is not a write of the caller's.</remarks>
internal sealed class WriteJournal
{
    /// <summary>Entries kept; older ones are forgotten, and counted.</summary>
    public const int MostKept = 100_000;

    private readonly Queue<FieldWritten> kept = new();
    private readonly Queue<WriteRefused> refused = new();
    private readonly Lock gate = new();
    private long forgotten;

    public void Add(FieldWritten written)
    {
        lock (gate)
        {
            if (kept.Count == MostKept)
            {
                kept.Dequeue();
                forgotten++;
            }

            kept.Enqueue(written);
        }
    }

    public void Refuse(WriteRefused write)
    {
        lock (gate)
        {
            if (refused.Count == MostKept)
                refused.Dequeue();
            refused.Enqueue(write);
        }
    }

    public WritesSoFar SoFar()
    {
        lock (gate)
            return new WritesSoFar([.. kept], forgotten, [.. refused]);
    }

    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
            refused.Clear();
            forgotten = 0;
        }
    }
}

/// <summary>One field of one record that a call changed.</summary>
/// <param name="Object"><c>contacts</c>, <c>Lead</c>, <c>Task</c> …</param>
/// <param name="Value">As the record shows it from then on; absent when it was cleared.</param>
/// <param name="By">HubSpot: kind and id of the source; Salesforce: the user's id.</param>
internal sealed record FieldWritten(DateTimeOffset At, string Object, string Id, string Field, string? Value, string By);

/// <param name="Forgotten">How many older entries are no longer kept.</param>
/// <param name="Refused">Records that were not written at all.</param>
internal sealed record WritesSoFar(IReadOnlyList<FieldWritten> Writes, long Forgotten, IReadOnlyList<WriteRefused> Refused);

/// <summary>One record that Salesforce refused to save.</summary>
/// <param name="Id">Null for one that was to be made.</param>
/// <param name="Code">Salesforce's error code, such as CANNOT_UPDATE_CONVERTED_LEAD.</param>
internal sealed record WriteRefused(DateTimeOffset At, string Object, string? Id, string Code, string By);
