using System.Text.Json.Serialization;

namespace LeadSync.Leads;

/// <summary>What sales knows of a person at one look.</summary>
internal sealed record SalesView
{
    public static readonly SalesView NotAsked = new();

    /// <summary>False: this look did not read Salesforce; the lead's own memory stands.</summary>
    public bool Asked { get; init; }

    /// <summary>The pinned record as it stands now; null where none is pinned, or it is gone.</summary>
    public CrmRecord? Record { get; init; }

    /// <summary>The handoff Task of a person who is a Contact; null where there is none, it is gone, or this look did not read it.</summary>
    public CrmTask? HandoffTask { get; init; }

    /// <summary>
    /// What carries the lead's state: the Lead; or the Contact with Status, owner and last change of its handoff Task. Null where that is gone, or was not read.
    /// </summary>
    [JsonIgnore]
    public CrmRecord? Carrier => Record is not { Object: CrmLink.Contact } contact
        ? Record
        : HandoffTask is { } task
            ? contact with { Status = task.Status, Owner = task.Owner, OwnerIsActive = task.OwnerIsActive, LastModified = task.LastModified, LastModifiedBy = task.LastModifiedBy }
            : null;

    /// <summary>What became of a pinned record that is no more what it was: the one it was merged into, or the Contact it was converted into. Null where nothing is known.</summary>
    public CrmRecord? Became { get; init; }

    /// <summary>The pinned record lies in the recycle bin, and was merged into nothing.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Of the person's further records, those that are still there.</summary>
    public IReadOnlyList<CrmRecord> Spares { get; init; } = [];

    /// <summary>Records found by our id or by e-mail while none is pinned or the pinned one is gone: whoever is in an open Opportunity first, then the most recently active.</summary>
    public IReadOnlyList<CrmRecord> Candidates { get; init; } = [];

    /// <summary>
    /// What HubSpot's own connector has linked the person with, where no record is pinned or the pinned one is gone; null where that is nothing, or hidden.
    /// </summary>
    public CrmRecord? Linked { get; init; }

    /// <summary>What is being sold to the person, or was.</summary>
    public IReadOnlyList<CrmOpportunity> Opportunities { get; init; } = [];

    /// <summary>Ids of Opportunities that were asked for and are there no more: deleted, or hidden from the integration user.</summary>
    public IReadOnlyList<string> GoneOpportunities { get; init; } = [];

    public CrmOpportunity? OpenOpportunity => Opportunities.FirstOrDefault(one => one.IsOpen);

    /// <summary>What changed on the record in the fields that the org tracks, oldest first; read while a return waits for confirmation, and where a mapped field or a promise needs it.</summary>
    public IReadOnlyList<CrmChange> Changes { get; init; } = [];

    /// <summary>They were asked for: where there are none, the org tracks none.</summary>
    public bool AskedChanges { get; init; }

    /// <summary>Finished activities about the pinned record; null where this look did not ask.</summary>
    public IReadOnlyList<CrmActivity>? Activities { get; init; }

    /// <summary>Accounts that the person's mapped company, or the record, may mean; null where nobody has asked for them.</summary>
    public IReadOnlyList<CrmAccount>? Accounts { get; init; }

    /// <summary>A write of ours has left and is not answered yet.</summary>
    public bool IsBeingWritten { get; init; }

    /// <summary>What became of our last writes there.</summary>
    public IReadOnlyList<Receipt> Receipts { get; init; } = [];

    /// <summary>Read for this look, not brought by a poll a few seconds ago: what a return insists on.</summary>
    public bool Fresh { get; init; }
}

/// <param name="Object"><c>Lead</c> or <c>Contact</c>.</param>
/// <param name="LastModified">One-second grain; what an <c>If-Unmodified-Since</c> guard compares with.</param>
/// <param name="LastModifiedBy">Id of the user who edited it last.</param>
internal sealed record CrmRecord(
    string Object,
    string Id,
    string? Status,
    Owner Owner,
    bool OwnerIsActive,
    bool IsConverted,
    string? ConvertedContactId,
    DateTimeOffset LastModified,
    string? LastModifiedBy,
    IReadOnlyDictionary<string, string?> Fields)
{
    /// <summary>A field's value as text; null where it is empty, hidden or not asked for.</summary>
    public string? this[string field] => Fields.TryGetValue(field, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}

/// <summary>The handoff Task on a Contact (Salesforce: Object Reference, Task).</summary>
/// <param name="LastModified">One-second grain, as on a record. Of its Status an org keeps no history.</param>
/// <param name="CompletedAt">When it was closed; null while it is open.</param>
internal sealed record CrmTask(string Id, string Status, Owner Owner, bool OwnerIsActive, DateTimeOffset LastModified, string? LastModifiedBy, DateTimeOffset? CompletedAt = null);

/// <summary>A finished Task, or a meeting.</summary>
/// <param name="Kind">One of <see cref="TouchKind"/>.</param>
/// <param name="OwnerId">The user it is assigned to.</param>
/// <param name="CreatedById">Whoever made it, a person or an integration.</param>
/// <param name="LastModifiedById">Whoever finished it, or edited it after that.</param>
/// <param name="IsOurs">LeadSync made it.</param>
internal sealed record CrmActivity(string Id, string Kind, string OwnerId, string CreatedById, string LastModifiedById, bool IsOurs, DateTimeOffset At);

/// <param name="Field"><c>Status</c>, <c>Owner</c>, or a tracked field.</param>
/// <param name="By">Id of the user who did it.</param>
internal sealed record CrmChange(string Field, string? From, string? To, string By, DateTimeOffset At);
