using LeadSync.Alerts;
using LeadSync.Content;
using LeadSync.Dashboard;
using LeadSync.Delivery;
using LeadSync.GoingLive;
using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Journey;
using LeadSync.Journey.Reload;
using LeadSync.Leads;
using LeadSync.Privacy;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Sla;
using LeadSync.Storage;
using Serilog;

namespace LeadSync;

/// <summary>The table of contents: what a worker is made of, in the order in which a lead meets it.</summary>
internal static class LeadSyncHost
{
    /// <summary>Whoever stops a worker waits ten seconds before it kills: nothing under way may be cut off.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(8);

    /// <summary>A worker, ready to start.</summary>
    public static WebApplication Build(WorkerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Url.ToString().TrimEnd('/'));
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(options.Logger, dispose: true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(options.Clock)
            .AddKeyedSingleton(Clocks.Network, TimeProvider.System)
            .AddSingleton(new RulesInForce(options.Rules, options.Clock.GetUtcNow()))
            .AddSingleton(_ => Database.Open(options.DatabasePath))
            .AddSingleton(new Bells([Target.Crm, Target.CrmTask, Target.HubSpot, Target.Mail, Target.Slack]))
            .AddHubSpot(_ => Connections.HubSpot(options.Rules.Settings))
            .AddSingleton<HubSpotPortal>()
            .AddSalesforce(_ => Connections.Salesforce(options.Rules.Settings))
            .AddSingleton<SalesforceOrg>();

        builder
            .AddIntake()        // who needs a look
            .AddContent()       // what there is to read
            .AddSla(options.DataDirectory) // whose time is up
            .AddJourney()       // look, decide, commit
            .AddReload(options.Config) // the rules and the fields, as people change them
            .AddDelivery()      // send what was decided
            .AddAlerts()        // by mail and chat, too
            .AddPrivacy()       // what was erased is gone
            .AddGoingLive()     // what holds when too much moves
            .AddDashboard();    // health, status, leads

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRequestLog(options.Logger);
        app.MapHubSpotWebhook();
        app.MapHealth();
        app.MapApi().MapDeadLetters().MapBrake();
        return app;
    }
}
