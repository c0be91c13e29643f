using LeadSync.Hosting;

namespace LeadSync.Journey.Rounds;

/// <summary>Looks at leads as long as any needs it.</summary>
internal sealed class JourneyLoop([FromKeyedServices(JourneySlice.Live)] JourneyCycle cycle, Bells bells, TimeProvider time, ILogger<JourneyLoop> logger)
    : CycleLoop(new Cadence(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), time, logger, bells.Work)
{
    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        if (await cycle.RunAsync(stoppingToken) == 0) return false;

        bells.RingDeliveries();
        return true;
    }
}
