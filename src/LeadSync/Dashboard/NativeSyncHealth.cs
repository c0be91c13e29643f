using LeadSync.Rules;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Says whether LeadSync runs beside HubSpot's own Salesforce connector, and why. Either way all is well.</summary>
internal sealed class NativeSyncHealth(NativeInForce native) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(native.Now is { } now ? $"{now.Mode}, {now.Because}" : "HubSpot was not asked yet"));
}
