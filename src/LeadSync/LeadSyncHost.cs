using LeadSync.Delivery;
using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Sla;
using LeadSync.Storage;

namespace LeadSync;

/// <summary>The table of contents: what a worker is made of, in the order in which a lead meets it.</summary>
internal static class LeadSyncHost
{
    /// <summary>A worker, ready to start.</summary>
    /// <exception cref="InvalidOperationException">Another worker holds the store.</exception>
    public static WebApplication Build(WorkerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Url.ToString().TrimEnd('/'));
        builder.Services
            .AddSingleton(options)
            .AddSingleton(options.Clock)
            .AddKeyedSingleton(Clocks.Network, TimeProvider.System)
            .AddSingleton(new RulesInForce(options.Rules))
            .AddSingleton(_ => Database.Open(options.DatabasePath))
            .AddSingleton(new Bells([Target.Crm, Target.CrmTask, Target.HubSpot]))
            .AddHubSpot(_ => Connections.HubSpot(options.Rules.Settings))
            .AddSingleton<HubSpotPortal>()
            .AddSalesforce(_ => Connections.Salesforce(options.Rules.Settings))
            .AddSingleton<SalesforceOrg>();

        builder
            .AddIntake()        // who needs a look
            .AddSla(options.DataDirectory)      // whose time is up
            .AddJourney()       // look, decide, commit
            .AddDelivery();     // send what was decided

        var app = builder.Build();
        app.MapHubSpotWebhook();
        return app;
    }
}
