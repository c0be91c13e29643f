using LeadSync.Sandbox.HubSpot;
using LeadSync.Sandbox.Salesforce;

namespace LeadSync.Sandbox;

/// <summary>A HubSpot and a Salesforce that behave like the real ones, each on a loopback port, with state in memory.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly LookalikeServer hubSpot;
    private readonly LookalikeServer salesforce;

    private SandboxHost(LookalikeServer hubSpot, LookalikeServer salesforce)
    {
        this.hubSpot = hubSpot;
        this.salesforce = salesforce;
    }

    /// <summary>Base URL of the HubSpot lookalike.</summary>
    public Uri HubSpotUrl => hubSpot.Url;

    /// <summary>Base and login URL of the Salesforce lookalike.</summary>
    public Uri SalesforceUrl => salesforce.Url;

    /// <summary>Starts both services and returns when both answer.</summary>
    /// <exception cref="ArgumentException">The clock would stand still or run backwards.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        if (options.ClockSpeed <= 0)
            throw new ArgumentException($"The clock's speed is {options.ClockSpeed}; it must be above 0.", nameof(options));

        var hubSpotPort = new SandboxPort(options, HubSpotRealism.Limits(options));
        var first = await LookalikeServer.StartAsync(new HubSpotLookalike(hubSpotPort), hubSpotPort, options.HubSpotPort, cancellationToken);
        try
        {
            var salesforcePort = new SandboxPort(options, SalesforceRealism.Limits(options));
            var second = await LookalikeServer.StartAsync(new SalesforceLookalike(salesforcePort), salesforcePort, options.SalesforcePort, cancellationToken);
            return new SandboxHost(first, second);
        }
        catch
        {
            await first.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops both services; what they held is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await hubSpot.DisposeAsync();
        await salesforce.DisposeAsync();
    }
}
