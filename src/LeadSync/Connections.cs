using LeadSync.HubSpot;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync;

/// <summary>The settings of <c>leadsync.yaml</c> as the connectors take them: connectors know no rules.</summary>
internal static class Connections
{
    public static HubSpotOptions HubSpot(LeadSyncSettings settings) =>
        new(settings.HubSpot.BaseUrl, settings.HubSpot.ApiVersion, settings.HubSpot.Token, settings.HubSpot.Tier, settings.HubSpot.Budget);

    public static SalesforceOptions Salesforce(LeadSyncSettings settings) => new(
        settings.Salesforce.LoginUrl,
        settings.Salesforce.ClientId,
        settings.Salesforce.ClientSecret,
        settings.Salesforce.ApiVersion,
        settings.Salesforce.Budget);
}
