namespace LeadSync.Leads;

/// <summary>Inside sales checks a lead before a rep gets it.</summary>
/// <param name="Rule">Name of the routing rule that asks for it, and that says who gets the lead afterwards.</param>
/// <param name="PassedAt">When somebody in Salesforce set a Status that says so; null while it is checked.</param>
internal sealed record Verification(string Rule, DateTimeOffset? PassedAt = null);
