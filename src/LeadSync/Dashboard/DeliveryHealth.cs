using LeadSync.Storage;
using LeadSync.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Do decisions leave the house? What waits in the outbox goes stale after a minute and is looked at again.</summary>
internal sealed class DeliveryHealth(Database database, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var store = await database.ReadAsync(StoreFigures.Read, cancellationToken);
        var allowed = Stuck * FastClock.SpeedOf(time);
        var stuck = new[] { Late("a look", store.Work), Late("a delivery", store.ToSystems) }.OfType<string>().ToList();
        return stuck.Count == 0 ? HealthCheckResult.Healthy("nothing waits too long") : HealthCheckResult.Unhealthy(string.Join("; ", stuck));

        string? Late(string what, WaitingRows rows) =>
            rows.Oldest < now - allowed ? $"{rows.Count} leads wait for {what}, the first since {rows.Oldest:u}" : null;
    }
}
