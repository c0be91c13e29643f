namespace LeadSync.Leads;

/// <summary>What the person's company is in Salesforce, as last read.</summary>
/// <param name="SoughtBy">Domains and name it was sought by, joined by <c>;</c>: with others it says nothing.</param>
/// <param name="Matches">There is such an account.</param>
/// <param name="Types">Types of the accounts found, joined by <c>;</c>; null where none has one.</param>
/// <param name="OpenOpportunity">Somebody is selling to the person or the company already.</param>
internal sealed record AccountStanding(string SoughtBy, bool Matches, string? Types, bool OpenOpportunity, DateTimeOffset ReadAt);
