using LeadSync.Hosting;

namespace LeadSync.Delivery;

/// <summary>Drains the outbox for one target.</summary>
internal sealed class DeliveryLoop(DeliveryCycle cycle, Bells bells, TimeProvider time, ILogger<DeliveryLoop> logger)
    : CycleLoop(new Cadence(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), time, logger, bells.Delivery(cycle.Target))
{
    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        var linger = await cycle.LingerAsync(stoppingToken);
        if (linger == TimeSpan.Zero) return await cycle.RunAsync(stoppingToken);

        await Task.Delay(linger < Linger.Step ? linger : Linger.Step, TimeProvider.System, stoppingToken);
        return true;
    }
}
