using LeadSync.Hosting;
using LeadSync.Journey.Rounds;
using LeadSync.Rules;

namespace LeadSync.Journey.Reload;

/// <summary>Watches the fields of both systems, and whether HubSpot's own connector is at work, at the pace of life.</summary>
internal sealed class SchemaLoop(SchemaWatch watch, NativeWatch native, RulesInForce rules, [FromKeyedServices(Clocks.Network)] TimeProvider time, ILogger<SchemaLoop> logger)
    : CycleLoop(new Cadence(Pace, Slowest), time, logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Slowest = TimeSpan.FromMinutes(5);

    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await native.LookAsync(rules.Current.Settings.NativeSync, stoppingToken);
            await watch.LookAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            // The polls say that a system is down, and how long they wait.
        }

        return false;
    }
}
