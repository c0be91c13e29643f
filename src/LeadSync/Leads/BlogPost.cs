namespace LeadSync.Leads;

/// <summary>A published post of HubSpot's blog.</summary>
/// <param name="Topics">Names of its tags.</param>
internal sealed record BlogPost(string Id, string Url, string Title, IReadOnlyList<string> Topics, DateTimeOffset? PublishedAt);
