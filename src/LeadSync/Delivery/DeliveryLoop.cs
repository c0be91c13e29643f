using LeadSync.Hosting;

namespace LeadSync.Delivery;

/// <summary>Drains the outbox for one target.</summary>
internal sealed class DeliveryLoop(DeliveryCycle cycle, Bells bells, TimeProvider time, ILogger<DeliveryLoop> logger)
    : CycleLoop(new Cadence(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), time, logger, bells.Delivery(cycle.Target))
{
    protected override Task<bool> RunAsync(CancellationToken stoppingToken) => cycle.RunAsync(stoppingToken);
}
