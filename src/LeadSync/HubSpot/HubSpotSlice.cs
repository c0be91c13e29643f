using LeadSync.Hosting;
using Refit;

namespace LeadSync.HubSpot;

/// <summary>Registers the connector.</summary>
internal static class HubSpotSlice
{
    /// <summary>The name of the HTTP client, for those who want to change its transport.</summary>
    public const string ClientName = "hubspot";

    /// <summary>Adds <see cref="HubSpotConnector"/>; the options are asked for once, when it is first needed.</summary>
    public static IServiceCollection AddHubSpot(this IServiceCollection services, Func<IServiceProvider, HubSpotOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new HubSpotLimits(provider.GetRequiredService<HubSpotOptions>(), NetworkClock(provider)));
        services.AddHttpClient(ClientName)
            .RemoveAllLoggers() // they write addresses, and a query's address holds people's data
            .ConfigureHttpClient((provider, client) =>
            {
                client.BaseAddress = provider.GetRequiredService<HubSpotOptions>().BaseUrl;
                client.Timeout = Timeout.InfiniteTimeSpan; // each attempt has its own
            })
            .ConfigurePrimaryHttpMessageHandler(() => VendorTransport.Create())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the connector keeps its client; the transport renews connections itself
            .AddHttpMessageHandler(provider => new HubSpotVersion(provider.GetRequiredService<HubSpotOptions>()))
            .AddHttpMessageHandler(provider => new PatientHandler(
                provider.GetRequiredService<HubSpotLimits>().Rules().Build(NetworkClock(provider))))
            .AddHttpMessageHandler(provider => new HubSpotSignIn(provider.GetRequiredService<HubSpotOptions>()))
            .AddHttpMessageHandler(provider => new BudgetHandler(
                provider.GetRequiredService<HubSpotLimits>().Budget, HubSpotLimits.KindOf, HubSpotLimits.AccountUse));
        return services.AddSingleton(provider => new HubSpotConnector(
            RestService.ForGenerated<IHubSpotApi>(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
                RefitSettings.ForJsonContext(HubSpotJson.Default)),
            provider.GetRequiredService<HubSpotLimits>(),
            provider.GetRequiredService<HubSpotOptions>()));
    }

    // Waits, limits and time-outs follow the vendor's clock, which does not run faster in a demonstration.
    private static TimeProvider NetworkClock(IServiceProvider provider) => provider.GetRequiredKeyedService<TimeProvider>(Clocks.Network);
}
