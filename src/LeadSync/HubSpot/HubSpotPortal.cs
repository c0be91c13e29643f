using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>The HubSpot account's number, which is part of every address a person opens. It never changes.</summary>
internal sealed class HubSpotPortal(HubSpotConnector hubspot)
{
    private volatile string? _id;

    /// <summary>Null while HubSpot does not say: links are missing then, and nothing else.</summary>
    public async Task<string?> IdAsync(CancellationToken token)
    {
        try
        {
            return _id ??= (await hubspot.GetAccountAsync(token)).PortalId.ToString();
        }
        catch (CallRefusedException)
        {
            return null;
        }
    }
}
