using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary>Both connectors for a command that asks the live systems without a worker.</summary>
internal static class LiveSystems
{
    public static ServiceProvider Of(LeadSyncSettings settings) => Add(new ServiceCollection(), settings).BuildServiceProvider();

    public static IServiceCollection Add(IServiceCollection services, LeadSyncSettings settings) => services
        .AddSingleton(TimeProvider.System)
        .AddKeyedSingleton(Clocks.Network, TimeProvider.System)
        .AddHubSpot(_ => Connections.HubSpot(settings))
        .AddSingleton<HubSpotPortal>()
        .AddSalesforce(_ => Connections.Salesforce(settings))
        .AddSingleton<SalesforceOrg>();
}
