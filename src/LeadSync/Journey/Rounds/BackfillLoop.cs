using LeadSync.Hosting;

namespace LeadSync.Journey.Rounds;

/// <summary>Looks at the leads of a first load, in batches of thousands, beside the live ones.</summary>
internal sealed class BackfillLoop(
    [FromKeyedServices(JourneySlice.Backfill)] JourneyCycle cycle, Bells bells, TimeProvider time, ILogger<BackfillLoop> logger)
    : CycleLoop(new Cadence(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), time, logger)
{
    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        if (await cycle.RunAsync(stoppingToken) == 0) return false;

        bells.RingDeliveries();
        return true;
    }
}
