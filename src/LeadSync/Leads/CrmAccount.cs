namespace LeadSync.Leads;

/// <summary>A company as Salesforce knows it.</summary>
/// <param name="Website">As typed in Salesforce; null where there is none.</param>
internal sealed record CrmAccount(string Id, string Name, string? Website)
{
    /// <summary>Prospect, Customer, Partner: the org's own word; null where it is empty or hidden.</summary>
    public string? Type { get; init; }

    /// <summary>Salesforce id of the user who has it; null where it is hidden.</summary>
    public string? OwnerId { get; init; }

    /// <summary>An Opportunity of the account is open; false also where no rule asks.</summary>
    public bool HasOpenOpportunity { get; init; }
}
