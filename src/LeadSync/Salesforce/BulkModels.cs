using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>What a bulk job shall do.</summary>
/// <param name="Type">The object, for example Lead.</param>
/// <param name="Operation">Which write.</param>
/// <param name="ExternalIdField">For an upsert: a field that is External ID and Unique, one of each record's fields.</param>
internal sealed record BulkOrder(string Type, BulkOperation Operation, string? ExternalIdField = null)
{
    /// <summary>The column that says which record is meant; null for new records.</summary>
    public string? KeyColumn => Operation switch { BulkOperation.Upsert => ExternalIdField, BulkOperation.Update => "Id", _ => null };
}

internal enum BulkOperation
{
    Create,
    Update,
    Upsert,
}

/// <summary>
/// A job that has its records and waits to be run. Keep it, with its records, before running it: whoever then comes back after
/// a kill runs it again and learns its outcome, and nothing is uploaded twice. Salesforce keeps jobs for seven days.
/// </summary>
internal sealed record BulkJob(string Id, BulkOrder Order);

/// <summary>The beginning of a load: the job, or why there is none. Nothing is written yet in either case.</summary>
/// <param name="Job">To keep, then to run; null when it could not be prepared.</param>
/// <param name="Failed">The outcome of every record when there is no job.</param>
internal sealed record BulkStart(BulkJob? Job, RecordOutcome? Failed);

// The shapes on the wire.
internal sealed record IngestOrder(string Object, string Operation, string? ExternalIdFieldName, string ContentType = "CSV", string LineEnding = "LF", string ColumnDelimiter = "COMMA");

internal sealed record IngestChange(string State);

/// <param name="State">Open, UploadComplete, InProgress, JobComplete, Failed or Aborted. A complete job may hold failed records, a failed one written records.</param>
internal sealed record IngestJob(string? Id, string? State, string? ErrorMessage);
