namespace LeadSync.Leads;

/// <summary>A time in which a system could not be reached: nobody's promise runs meanwhile.</summary>
/// <param name="System"><c>HubSpot</c> or <c>Salesforce</c>.</param>
/// <param name="From">The first call that failed.</param>
/// <param name="To">The first read that succeeded again; null while it lasts.</param>
internal sealed record Outage(string System, DateTimeOffset From, DateTimeOffset? To);
