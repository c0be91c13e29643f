using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>The HubSpot account as it is set up: its number, and its contact properties. Read rarely, kept for long.</summary>
internal sealed class HubSpotPortal(HubSpotConnector hubspot, TimeProvider time) : IDisposable
{
    /// <summary>Properties are made and changed by hand, rarely; a refused write tells earlier that they are out of date.</summary>
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(1);

    /// <summary>A missing scope is given by hand, too, and then somebody waits for it.</summary>
    private static readonly TimeSpan AsksAgain = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile string? _id;
    private volatile PropertyPicture? _picture;

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
    public async Task<IReadOnlyList<HubSpotProperty>?> PropertiesAsync(CancellationToken token)
    {
        if (Fresh is { } recent) return recent.Properties;

        await _oneAtATime.WaitAsync(token);
        try
        {
            if (Fresh is { } taken) return taken.Properties;
            _picture = new PropertyPicture(time.GetUtcNow() + Keeps, await hubspot.GetPropertiesAsync(token));
        }
        catch (CallRefusedException)
        {
            _picture = new PropertyPicture(time.GetUtcNow() + AsksAgain, null);
        }
        catch (ConnectionDownException) when (_picture is not null)
        {
            return _picture.Properties;
        }
        finally
        {
            _oneAtATime.Release();
        }

        return _picture.Properties;
    }

    /// <summary>A refusal showed that the properties are not what they were.</summary>
    public void Expire() => _picture = _picture is { } old ? old with { Until = DateTimeOffset.MinValue } : null;

    public void Dispose() => _oneAtATime.Dispose();

    private PropertyPicture? Fresh => _picture is { } picture && time.GetUtcNow() < picture.Until ? picture : null;

    private sealed record PropertyPicture(DateTimeOffset Until, IReadOnlyList<HubSpotProperty>? Properties);
}
