using LeadSync.Hosting;
using LeadSync.Storage;

namespace LeadSync.GoingLive;

/// <summary>Keeps a first load going, a step at a time, until it is over; after a restart it goes on where it was.</summary>
internal sealed class BackfillSteps(Database database, TimeProvider time)
{
    public async Task RunAsync(CancellationToken token)
    {
        // Most of the time there is none: reading costs the writer nothing.
        if (await database.ReadAsync(BackfillRows.Get, token) is not { FinishedAt: null }) return;

        await database.WriteAsync(session => BackfillStep.Take(session, time.GetUtcNow()));
    }
}

internal sealed class BackfillStepLoop(BackfillSteps steps, TimeProvider time, ILogger<BackfillStepLoop> logger)
    : CycleLoop(new Cadence(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), time, logger)
{
    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        await steps.RunAsync(stoppingToken);
        return false;
    }
}
