using LeadSync.Hosting;

namespace LeadSync.Journey.Reload;

/// <summary>Watches for mappings that the linked leads lack, at the pace of life.</summary>
internal sealed class NewMappingLoop(NewMappingWatch watch, [FromKeyedServices(Clocks.Network)] TimeProvider time, ILogger<NewMappingLoop> logger)
    : CycleLoop(new Cadence(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1)), time, logger)
{
    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        await watch.LookAsync(stoppingToken);
        return false;
    }
}
