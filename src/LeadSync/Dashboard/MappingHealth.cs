using LeadSync.Rules;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Does every mapping work? One that stands still stops nothing else, and a restart would not mend it.</summary>
internal sealed class MappingHealth(MappingStops stops) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stopped = stops.Now;
        return Task.FromResult(stopped.Count == 0
            ? HealthCheckResult.Healthy("no mapping stands still")
            : HealthCheckResult.Degraded(string.Join("; ", stopped.Select(one => $"{one.Rule.Name} stands still: {one.Because}"))));
    }
}
