using LeadSync.Leads;

namespace LeadSync.Intake;

/// <summary>Something a person did, as HubSpot told it.</summary>
/// <param name="ContactId">Null where only an address is known, as on a form.</param>
/// <param name="Email">In lower case; null where the contact is known.</param>
internal sealed record Told(Engagement Engagement, ToldBy By, string? ContactId, string? Email);
