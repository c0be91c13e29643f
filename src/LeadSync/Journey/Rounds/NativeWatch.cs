using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Rounds;

/// <summary>Finds out whether HubSpot's own Salesforce connector is at work in this portal, and says so when that changes.</summary>
internal sealed class NativeWatch(HubSpotConnector hubspot, HubSpotPortal portal, NativeInForce inForce, ILogger<NativeWatch> logger)
{
    private volatile bool _asked;
    private volatile bool _found;

    /// <summary>What holds now. HubSpot is asked once; after that, contacts tell as they are read.</summary>
    /// <exception cref="ConnectionDownException">HubSpot was never reached.</exception>
    public async Task<NativeStanding> LookAsync(NativeSync setting, CancellationToken token)
    {
        if (setting == NativeSync.Detect && !_asked)
        {
            if (await FindAsync(token)) _found = true;
            _asked = true;
        }

        var now = NativeStanding.Of(setting, _found);
        if (now != inForce.Now) NativeLog.Standing(logger, now.Mode, now.Because);
        inForce.Now = now;
        return now;
    }

    /// <summary>A connector that is switched on later shows in the first contact that it links.</summary>
    public void Note(IEnumerable<MarketingView> read)
    {
        if (!_found && read.Any(who => NativeLink.Of(who).Any())) _found = true;
    }

    private async Task<bool> FindAsync(CancellationToken token)
    {
        try
        {
            var known = await portal.PropertiesAsync(token) ?? [];
            foreach (var property in NativeLink.Properties.Where(name => known.Any(one => one.Name == name)))
                if ((await hubspot.SearchContactsAsync(new ContactSearch { Having = property, Properties = [property], Limit = 1 }, token)).Total > 0) return true;
        }
        catch (CallRefusedException)
        {
            // Not allowed to search: the contacts that looks read tell as well.
        }

        return false;
    }
}

internal static partial class NativeLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "HubSpot's own Salesforce connector is taken to be {Mode}: {Because}")]
    public static partial void Standing(ILogger logger, string mode, string because);
}
