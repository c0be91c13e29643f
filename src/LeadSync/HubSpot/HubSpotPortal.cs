using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>The HubSpot account as it is set up: its number, its properties, its owners. Read rarely, kept for long.</summary>
internal sealed class HubSpotPortal(HubSpotConnector hubspot, TimeProvider time) : IDisposable
{
    /// <summary>Properties are made and changed by hand, rarely; a refused write tells earlier that they are out of date.</summary>
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(1);

    /// <summary>People are invited within a working day.</summary>
    private static readonly TimeSpan KeepsOwners = TimeSpan.FromHours(1);

    private readonly KeptRead<IReadOnlyList<HubSpotProperty>> _properties = new(hubspot.GetPropertiesAsync, Keeps, time);
    private readonly KeptRead<IReadOnlyList<HubSpotProperty>> _ofCompanies = new(hubspot.GetCompanyPropertiesAsync, Keeps, time);
    private readonly KeptRead<IReadOnlyList<HubSpotOwner>> _owners = new(hubspot.GetOwnersAsync, KeepsOwners, time);
    private volatile string? _id;

    /// <summary>The account's number, part of every address a person opens. Null while HubSpot does not say: links are missing then, and nothing else.</summary>
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

    /// <summary>Every contact property; null while the token may not ask (scope crm.schemas.contacts.read, "HubSpot: Scopes").</summary>
    /// <exception cref="ConnectionDownException">HubSpot cannot be reached, and the properties were never read.</exception>
    public Task<IReadOnlyList<HubSpotProperty>?> PropertiesAsync(CancellationToken token) => _properties.GetAsync(token);

    /// <summary>Every property of companies; null while the token may not ask (scope crm.schemas.companies.read).</summary>
    /// <exception cref="ConnectionDownException">HubSpot cannot be reached, and they were never read.</exception>
    public Task<IReadOnlyList<HubSpotProperty>?> CompanyPropertiesAsync(CancellationToken token) => _ofCompanies.GetAsync(token);

    /// <summary>Every active owner; null while the token may not ask (scope crm.objects.owners.read).</summary>
    /// <exception cref="ConnectionDownException">HubSpot cannot be reached, and they were never read.</exception>
    public Task<IReadOnlyList<HubSpotOwner>?> OwnersAsync(CancellationToken token) => _owners.GetAsync(token);

    /// <summary>A refusal showed that the properties are not what they were.</summary>
    public void Expire()
    {
        _properties.Expire();
        _ofCompanies.Expire();
    }

    public void Dispose()
    {
        _properties.Dispose();
        _ofCompanies.Dispose();
        _owners.Dispose();
    }
}
