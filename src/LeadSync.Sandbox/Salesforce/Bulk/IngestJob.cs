using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Bulk;

internal enum IngestState { Open, UploadComplete, InProgress, JobComplete, Failed, Aborted }

/// <summary>What a client asked for when it opened the job.</summary>
/// <param name="ExternalIdField">For an upsert only.</param>
/// <param name="AssignmentRuleId">The rule that takes created rows; null: see <see cref="Orgs.OrgSettings.BulkAssignsByDefault"/>.</param>
internal sealed record IngestOrder(
    string Object, string Operation, string? ExternalIdField, string? AssignmentRuleId, string LineEnding, string ColumnDelimiter, string Version, string UserId);

/// <summary>One job of Bulk API 2.0 from its opening to its results. Whoever touches it holds the gate of its org.</summary>
internal sealed class IngestJob(string id, IngestOrder order, DateTimeOffset createdAt)
{
    private readonly List<SaveOutcome> outcomes = [];

    public string Id { get; } = id;
    public IngestOrder Order { get; } = order;
    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>When its state last moved.</summary>
    public DateTimeOffset ChangedAt { get; private set; } = createdAt;

    public IngestState State { get; private set; } = IngestState.Open;

    /// <summary>Why a Failed job failed.</summary>
    public string? Error { get; private set; }

    /// <summary>The one upload of the job; null before it came.</summary>
    public IngestTable? Table { get; set; }

    /// <summary>What became of the first rows, in the order of the upload; the rows behind them are unprocessed.</summary>
    public IReadOnlyList<SaveOutcome> Outcomes => outcomes;

    public bool IsOver => State is IngestState.JobComplete or IngestState.Failed or IngestState.Aborted;

    public void Move(IngestState to, DateTimeOffset at, string? error = null) => (State, ChangedAt, Error) = (to, at, error);

    public void Add(SaveOutcome outcome) => outcomes.Add(outcome);
}
