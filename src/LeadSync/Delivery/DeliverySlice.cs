using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What drains the outbox: three targets, three loops, one book.</summary>
internal static class DeliverySlice
{
    /// <summary>Records of one collection call (Salesforce: sObject Collections).</summary>
    private const int SalesforceBatch = 200;

    /// <summary>Inputs of one batch call (HubSpot: Using Object APIs).</summary>
    private const int HubSpotBatch = 100;

    public static IHostApplicationBuilder AddDelivery(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DeliveryBook>();
        services.AddHostedService<DeliveryRecovery>();
        services.AddSingleton<CrmCourier>();
        services.AddSingleton<TaskCourier>();
        services.AddSingleton<HubSpotCourier>();
        AddLoop<CrmCourier>(services, Target.Crm, SalesforceBatch);
        AddLoop<TaskCourier>(services, Target.CrmTask, SalesforceBatch);
        AddLoop<HubSpotCourier>(services, Target.HubSpot, HubSpotBatch);
        return builder;
    }

    private static void AddLoop<TCourier>(IServiceCollection services, string target, int most)
        where TCourier : Courier
    {
        services.AddKeyedSingleton(target, (provider, _) => new DeliveryCycle(
            target,
            most,
            provider.GetRequiredService<TCourier>(),
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<DeliveryBook>(),
            provider.GetRequiredService<RulesInForce>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService>(provider => new DeliveryLoop(
            provider.GetRequiredKeyedService<DeliveryCycle>(target),
            provider.GetRequiredService<Bells>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeliveryLoop>>()));
    }
}
