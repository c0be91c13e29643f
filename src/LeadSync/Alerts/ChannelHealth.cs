using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Alerts;

/// <summary>Do people hear of it? Leads travel on either way, and a restart would bring no mail server back.</summary>
internal sealed class ChannelHealth(Database database, RulesInForce rules, ChannelState channels, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var alerts = rules.Current.Alerts;
        var now = time.GetUtcNow();
        var due = await database.ReadAsync(
            session => ((string[])[Target.Mail, Target.Slack]).ToDictionary(target => target, target => OutboxRows.Waiting(session, target, now).Sum(lane => lane.Count)), cancellationToken);
        var wrong = alerts.Off.Where(channel => alerts.Tell.Any(rule => rule.By.Contains(channel)))
            .Select(channel => $"alerts.yaml tells by {channel}, which is off: its secret is not set")
            .Concat(channels.Away.Select(away => $"{away.Key} is away since {away.Value.Since:u} ({away.Value.Because}); {due.GetValueOrDefault(away.Key)} alerts are due and wait"))
            .ToList();
        return wrong.Count == 0 ? HealthCheckResult.Healthy("alerts go out") : HealthCheckResult.Degraded(string.Join("; ", wrong));
    }
}
