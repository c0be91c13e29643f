using Quartz;

namespace LeadSync.Sla;

/// <summary>The sweep as Quartz runs it. Run twice, or late, it does the same: who is due is asked each time.</summary>
[DisallowConcurrentExecution]
internal sealed class DueSweepJob(DueSweep sweep) : IJob
{
    /// <summary>Under a clock that runs faster than life, sweeps are still a moment of real time apart.</summary>
    private static readonly TimeSpan LeastGap = TimeSpan.FromMilliseconds(200);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await sweep.RunAsync(cancellationToken);
        await Task.Delay(LeastGap, TimeProvider.System, cancellationToken);
    }
}
