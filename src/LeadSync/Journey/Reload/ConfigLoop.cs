using LeadSync.Hosting;

namespace LeadSync.Journey.Reload;

/// <summary>Watches the configuration, at the pace of life: a clock that runs faster for a demonstration changes no disk.</summary>
internal sealed class ConfigLoop(ConfigWatch watch, [FromKeyedServices(Clocks.Network)] TimeProvider time, ILogger<ConfigLoop> logger)
    : CycleLoop(new Cadence(() => watch.IsUnsettled ? Settling : Pace, Slowest), time, logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(30);

    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        await watch.LookAsync(stoppingToken);
        return false;
    }
}
