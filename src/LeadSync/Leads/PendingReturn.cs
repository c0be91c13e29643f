namespace LeadSync.Leads;

/// <summary>A decided way back to marketing, or on to somebody else: the act that can hurt a person, so it remembers what it saw.</summary>
/// <param name="ToStage">The stage it leads to.</param>
/// <param name="SeenStatus">The Status the decision was based on.</param>
/// <param name="SeenAt">The record's <c>LastModifiedDate</c> then: the write is void if somebody edited since.</param>
/// <param name="WithoutStatus">A validation rule refused the Status: owner and reason go alone.</param>
/// <param name="Written">Salesforce took it; what a rep did in between is still to be looked for.</param>
internal sealed record PendingReturn(
    string Reason,
    string ToStage,
    string? SeenStatus,
    DateTimeOffset SeenAt,
    DateTimeOffset DecidedAt,
    bool WithoutStatus = false,
    bool Written = false)
{
    /// <summary>Who gets it instead; null: marketing's queue.</summary>
    public NextOwner? To { get; init; }
}

/// <summary>Somebody else, because a promise lapsed.</summary>
/// <param name="Because">Why this one: the rule that chose, and whom it passed over.</param>
/// <param name="Clock">The promise that lapsed.</param>
internal sealed record NextOwner(Owner Owner, string Because, string Clock);
