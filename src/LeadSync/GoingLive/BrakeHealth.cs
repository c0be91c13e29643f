using LeadSync.Rules;
using LeadSync.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.GoingLive;

/// <summary>Says aloud what runs above the usual, held or not.</summary>
internal sealed class BrakeHealth(Database database, RulesInForce rules, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var brake = await ReadAsync(database, rules, time, cancellationToken);
        return brake.Because.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{string.Join("; ", brake.Because)}. {(brake.Holds ? "Held: look why, then POST /api/brake/release" : "Nothing is held yet")}");
    }

    public static async Task<BrakeAnswer> ReadAsync(Database database, RulesInForce rules, TimeProvider time, CancellationToken token)
    {
        var (rulebook, now) = (rules.Current, time.GetUtcNow());
        var pace = await database.ReadAsync(session => PaceRows.Read(session, DeskRows.Loads(session, rulebook.Stages.InHand).Values.Sum(), now), token);
        return BrakeAnswer.Of(pace, rulebook.Settings.Brake, now);
    }
}
