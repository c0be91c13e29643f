using System.Globalization;
using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Are both systems being read? Webhooks may be lost, polls are the promise.</summary>
internal sealed class PollHealth(Database database, RulesInForce rules, TimeProvider time) : IHealthCheck
{
    /// <summary>Polls that may fail in a row before somebody should look; a restart of the vendor takes fewer.</summary>
    private const int MissedPolls = 5;

    /// <summary>What a poll itself may take.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var settings = rules.Current.Settings;
        var (hubspot, salesforce) = await database.ReadAsync(
            session => (Marks.Get(session, Marks.HubSpotPolled), Marks.Get(session, Marks.SalesforcePolled)), cancellationToken);
        var late = new[] { Late("HubSpot", hubspot, settings.HubSpot.Poll), Late("Salesforce", salesforce, settings.Salesforce.Poll) }.OfType<string>().ToList();
        return late.Count == 0 ? HealthCheckResult.Healthy("both systems are read in time") : HealthCheckResult.Unhealthy(string.Join("; ", late));
    }

    /// <summary>What is wrong with one system's polls; null while they come. A worker just started has time for its first.</summary>
    private string? Late(string system, string? mark, TimeSpan interval)
    {
        var last = mark is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(mark, CultureInfo.InvariantCulture);
        var since = last > _startedAt ? last.Value : _startedAt;
        var allowed = (interval * MissedPolls) + (Leeway * FastClock.SpeedOf(time));
        return time.GetUtcNow() - since <= allowed
            ? null
            : $"{system} was last read {(last is { } at ? at.ToString("u") : "never")}, every {interval.TotalSeconds:0} s is agreed: see the log for why";
    }
}
