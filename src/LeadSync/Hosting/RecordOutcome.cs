namespace LeadSync.Hosting;

/// <summary>What became of one record of a write. There is exactly one for each record handed in, in the same order.</summary>
/// <param name="Id">The vendor's id of the record, where the answer (or the request) names it.</param>
/// <param name="Kind">What may be done next.</param>
/// <param name="Code">The vendor's error code, or one of ours; for logs and dead letters. Null when written.</param>
/// <param name="Message">The vendor's text, or ours; null when written. It may quote the record's values: keep it with the record, never log it.</param>
/// <param name="Created">True when an upsert or a create made a new record.</param>
/// <param name="Matches">Ids of the existing records for whose sake a duplicate rule refused this one; null otherwise.</param>
internal sealed record RecordOutcome(
    string? Id, OutcomeKind Kind, string? Code = null, string? Message = null, bool Created = false, IReadOnlyList<string>? Matches = null)
{
    /// <summary>Fields that the refusal names; empty where it names none.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}

/// <summary>The six ways a write can end. Anything that is not certain is <see cref="Unknown"/>.</summary>
internal enum OutcomeKind
{
    /// <summary>The vendor confirmed it.</summary>
    Written,

    /// <summary>Permanent: the same record would be refused again. A person or a rule has to change something.</summary>
    Refused,

    /// <summary>Transient, and certainly not executed: it may be sent again.</summary>
    Again,

    /// <summary>It may or may not have happened: read before writing again.</summary>
    Unknown,

    /// <summary>Somebody edited the record since it was read (HTTP 412); nothing was written.</summary>
    Changed,

    /// <summary>The record is deleted, merged away or invisible to us; nothing was written.</summary>
    Gone,
}
