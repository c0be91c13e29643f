using LeadSync.Hosting;
using LeadSync.Storage;

namespace LeadSync.GoingLive;

/// <summary>Keeps a first load going, a step at a time, until it is over; after a restart it goes on where it was.</summary>
internal sealed class BackfillSteps(Database database, TimeProvider time)
{
    /// <summary>Leads of one transaction at most: a live lead waits no longer for it.</summary>
    public const int MostTogether = 500;

    /// <summary>The leads of a step become due together, so that they are looked for in Salesforce together.</summary>
    public static readonly TimeSpan Gathers = TimeSpan.FromSeconds(3);

    public async Task RunAsync(CancellationToken token)
    {
        var now = time.GetUtcNow();
        var step = await database.ReadAsync(session => BackfillRows.Get(session) is { FinishedAt: null } backfill ? BackfillStep.Next(session, backfill, now) : null, token);
        if (step is null) return;

        foreach (var some in step.Leads.Chunk(MostTogether))
            await database.WriteAsync(session => step.Ask(session, some, now, now + Gathers));
        if (step.IsOver) await database.WriteAsync(session => BackfillRows.Put(session, BackfillRows.Get(session)! with { FinishedAt = now }));
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
