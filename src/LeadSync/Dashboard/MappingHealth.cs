using LeadSync.Rules;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Does every mapping work, and does every linked lead carry it? One that stands still stops nothing else, and a restart would not mend it.</summary>
internal sealed class MappingHealth(MappingStops stops, NewMappings offers) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stopped = stops.Now.Select(one => $"{one.Rule.Name} stands still: {one.Because}").ToList();
        var said = string.Join("; ", [.. stopped.Count == 0 ? ["no mapping stands still"] : stopped, .. offers.Now.Select(one => $"{one}")]);
        return Task.FromResult(stopped.Count == 0 ? HealthCheckResult.Healthy(said) : HealthCheckResult.Degraded(said));
    }
}
