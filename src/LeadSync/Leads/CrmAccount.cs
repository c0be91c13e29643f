namespace LeadSync.Leads;

/// <summary>A company as Salesforce knows it.</summary>
/// <param name="Website">As typed in Salesforce; null where there is none.</param>
internal sealed record CrmAccount(string Id, string Name, string? Website);
