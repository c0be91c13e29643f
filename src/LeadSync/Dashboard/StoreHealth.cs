using LeadSync.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Can the store be written? Without it no webhook may be answered and no decision made.</summary>
internal sealed class StoreHealth(Database database, TimeProvider time) : IHealthCheck
{
    private const string Mark = "health/at";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.WriteAsync(session => Marks.Set(session, Mark, time.GetUtcNow().ToString("O")));
            return HealthCheckResult.Healthy("it takes writes");
        }
        catch (Exception failure) when (failure is SqliteException or ObjectDisposedException)
        {
            return HealthCheckResult.Unhealthy($"it takes no writes: {failure.Message}");
        }
    }
}
