namespace LeadSync.HubSpot;

/// <summary>How to reach one HubSpot account, and how much of it is ours.</summary>
/// <param name="BaseUrl">https://api.hubapi.com, or a lookalike.</param>
/// <param name="ApiVersion">v3, 2026-03 or 2026-09.</param>
/// <param name="Token">Service key, private app token or app token; never logged.</param>
/// <param name="Tier">free, starter, professional or enterprise: decides burst and assumed daily limit.</param>
/// <param name="BudgetShare">Our part of the account's daily calls, 0 to 1.</param>
internal sealed record HubSpotOptions(Uri BaseUrl, string ApiVersion, string Token, string Tier, double BudgetShare)
{
    public override string ToString() => $"HubSpot at {BaseUrl} ({ApiVersion}, {Tier})"; // the generated text would show the token
}
