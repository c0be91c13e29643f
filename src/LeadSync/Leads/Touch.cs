namespace LeadSync.Leads;

/// <summary>Something that sales did about a lead, as Salesforce shows it.</summary>
/// <param name="Id">The Task or Event; for a change of Status a name of its own.</param>
/// <param name="By">Salesforce id of the user; null for a change of Status, of which not every org knows who made it.</param>
/// <param name="Kind">One of <see cref="TouchKind"/>.</param>
internal sealed record Touch(string Id, string? By, string Kind, DateTimeOffset At)
{
    /// <summary>An attempt to reach the person; a change of Status is a sign of life and no attempt.</summary>
    public bool IsAttempt => Kind != TouchKind.Status;
}

internal static class TouchKind
{
    public const string Task = "task";
    public const string Call = "call";
    public const string Email = "e-mail";
    public const string Meeting = "meeting";
    public const string Status = "status";
}
