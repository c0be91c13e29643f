using Quartz;

namespace LeadSync.Journey.Rounds;

/// <summary>The sweep as Quartz runs it, every hour. Run twice it finds the same.</summary>
[DisallowConcurrentExecution]
internal sealed class OrphanSweepJob(OrphanSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sweep.RunAsync(cancellationToken);
}
