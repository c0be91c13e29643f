namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>One record is refused among healthy ones, as a locked row or an org's trigger would do.</summary>
internal sealed record RecordFault
{
    /// <summary>Object, and the field with the value that marks the record: `Lead`, `LastName`, `Okafor`.</summary>
    public required string Object { get; init; }
    public required string Field { get; init; }
    public required string EqualTo { get; init; }

    public string StatusCode { get; init; } = "UNABLE_TO_LOCK_ROW";
    public string Message { get; init; } = "unable to obtain exclusive access to this record";

    /// <summary>How many saves it hits; null: all until the sandbox is reset.</summary>
    public int? Times { get; init; }
}

internal sealed class RecordFaults
{
    private readonly List<RecordFault> open = [];

    public void Add(RecordFault fault) => open.Add(fault);

    public SaveError? Take(Draft draft)
    {
        if (open.Count == 0) return null;
        var at = open.FindIndex(fault => fault.Object.Same(draft.Type.Name)
            && draft.Type.Find(fault.Field) is { } field && fault.EqualTo.Same(draft.Values[field.Ordinal]?.ToString()));
        if (at < 0) return null;
        var hit = open[at];
        if (hit.Times is 1) open.RemoveAt(at);
        else if (hit.Times is { } times) open[at] = hit with { Times = times - 1 };

        return SaveError.Of(hit.StatusCode, hit.Message);
    }
}
