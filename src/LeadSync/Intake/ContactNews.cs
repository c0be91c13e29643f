namespace LeadSync.Intake;

/// <summary>Something happened to a HubSpot contact.</summary>
/// <param name="Property">The property that changed; null where the contact as a whole did: created, deleted, merged.</param>
/// <param name="Value">Its new value as HubSpot told it: a hint, never a reason to decide anything.</param>
internal sealed record ContactNews(string ContactId, string? Property = null, string? Value = null)
{
    /// <summary>HubSpot has erased the person for privacy (contact.privacyDeletion).</summary>
    public bool IsErasure { get; init; }

    /// <summary>A merge made this contact out of these; null for any other news.</summary>
    public IReadOnlyList<string>? FormerIds { get; init; }
}
