namespace LeadSync.Salesforce;

/// <summary>How to reach one Salesforce org, and how much of it is ours.</summary>
/// <param name="LoginUrl">The org's My Domain: client credentials are served nowhere else.</param>
/// <param name="ClientId">The connected app's consumer key.</param>
/// <param name="ClientSecret">Its secret; never logged.</param>
/// <param name="ApiVersion">For example 67.0.</param>
/// <param name="BudgetShare">Our part of the org's daily calls, 0 to 1.</param>
internal sealed record SalesforceOptions(Uri LoginUrl, string ClientId, string ClientSecret, string ApiVersion, double BudgetShare)
{
    public override string ToString() => $"Salesforce at {LoginUrl} (v{ApiVersion})"; // the generated text would show the secret
}
