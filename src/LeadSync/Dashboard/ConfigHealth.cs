using LeadSync.Rules;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Does the worker run by what its admins wrote last? Leads travel on either way, so this alone restarts no container.</summary>
internal sealed class ConfigHealth(RulesInForce rules) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Of(rules.State));

    private static HealthCheckResult Of(RulesState state)
    {
        var restart = state.AwaitsRestart.Count > 0 ? $"; after a restart takes effect: {string.Join(", ", state.AwaitsRestart)}" : "";
        if (state.Rejected is not { } rejected) return HealthCheckResult.Healthy($"rules {state.Rules.Hash} are in force{restart}");

        var first = rejected.Findings.Count > 0 ? $": {FindingsText.Line(rejected.Findings[0], Purpose.Run)}" : "";
        var more = rejected.Findings.Count > 1 ? $" And {rejected.Findings.Count - 1} more, see /api/status" : "";
        return HealthCheckResult.Degraded($"the files were changed and cannot be run by, rules {state.Rules.Hash} stay in force{restart}{first}{more}");
    }
}
