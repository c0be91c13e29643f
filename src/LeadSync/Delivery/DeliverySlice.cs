using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What drains the outbox: five targets, a loop for each, one book.</summary>
internal static class DeliverySlice
{
    /// <summary>Records of one collection call (Salesforce: sObject Collections).</summary>
    private const int SalesforceBatch = 200;

    /// <summary>Inputs of one batch call (HubSpot: Using Object APIs).</summary>
    private const int HubSpotBatch = 100;

    /// <summary>Messages that one connection takes; a stop waits for no more than the one under way and those after it.</summary>
    private const int WordBatch = 5;

    /// <summary>Records that Salesforce works off together within a bulk job (Bulk API 2.0: Limits).</summary>
    private const int BulkBatch = 10_000;

    public static IHostApplicationBuilder AddDelivery(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DeliveryBook>();
        services.AddHostedService<DeliveryRecovery>();
        services.AddSingleton<CrmCourier>();
        services.AddSingleton<TaskCourier>();
        services.AddSingleton<HubSpotCourier>();
        services.AddSingleton<MailCourier>();
        services.AddSingleton<SlackCourier>();
        AddLoop<CrmCourier>(services, new Route(Target.Crm, Shift.Live, SalesforceBatch));
        AddLoop<TaskCourier>(services, new Route(Target.CrmTask, Shift.Live, SalesforceBatch));
        AddLoop<HubSpotCourier>(services, new Route(Target.HubSpot, Shift.Live, HubSpotBatch));
        AddLoop<MailCourier>(services, new Route(Target.Mail, Shift.Any, WordBatch));
        AddLoop<SlackCourier>(services, new Route(Target.Slack, Shift.Any, WordBatch));

        // A first load beside them: thousands at once by the bulk interface, and never in the way of a live lead.
        AddLoop<CrmCourier>(services, new Route(Target.Crm, Shift.Backfill, BulkBatch));
        AddLoop<TaskCourier>(services, new Route(Target.CrmTask, Shift.Backfill, BulkBatch));
        AddLoop<HubSpotCourier>(services, new Route(Target.HubSpot, Shift.Backfill, HubSpotBatch));
        return builder;
    }

    private static void AddLoop<TCourier>(IServiceCollection services, Route route)
        where TCourier : Courier
    {
        services.AddKeyedSingleton(route, (provider, _) => ActivatorUtilities.CreateInstance<DeliveryCycle>(provider, route, provider.GetRequiredService<TCourier>()));
        services.AddSingleton<IHostedService>(provider =>
            ActivatorUtilities.CreateInstance<DeliveryLoop>(provider, provider.GetRequiredKeyedService<DeliveryCycle>(route)));
    }
}
