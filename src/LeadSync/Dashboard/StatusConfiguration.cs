using LeadSync.Rules;

namespace LeadSync.Dashboard;

/// <summary>The rules in force, and what became of the last change to them.</summary>
/// <param name="InForce">Their hash, as every decision names it.</param>
/// <param name="Since">In UTC.</param>
/// <param name="Rejected">What the directory holds instead; null where it holds what is in force.</param>
/// <param name="AwaitsRestart">Keys of <c>leadsync.yaml</c> whose new value takes effect after a restart.</param>
/// <param name="NewMappings">Mappings that the linked leads do not carry yet.</param>
internal sealed record StatusConfiguration(
    string InForce, DateTime Since, StatusRejected? Rejected, IReadOnlyList<string> AwaitsRestart, IReadOnlyList<StatusNewMapping> NewMappings)
{
    public static StatusConfiguration Of(RulesState state, IReadOnlyList<NewMapping> offered) => new(
        state.Rules.Hash,
        state.Since.UtcDateTime,
        state.Rejected is { } rejected
            ? new StatusRejected(
                rejected.Hash,
                rejected.At.UtcDateTime,
                [.. rejected.Findings.Select(finding => new StatusFinding(finding.At.File, finding.At.Line, finding.Wrong, finding.Remedy))])
            : null,
        state.AwaitsRestart,
        [.. offered.Select(one => new StatusNewMapping(one.Rule.Name, one.Leads, one.Remedy))]);
}

/// <param name="Mapping">Both fields' names.</param>
/// <param name="Leads">Linked leads without it.</param>
/// <param name="Remedy">The command that brings it to them.</param>
internal sealed record StatusNewMapping(string Mapping, int Leads, string Remedy);

/// <param name="Hash">Of the files that were rejected.</param>
/// <param name="At">When, in UTC.</param>
internal sealed record StatusRejected(string Hash, DateTime At, IReadOnlyList<StatusFinding> Findings);

/// <param name="Line">Counts from 1; 0 where the place has no lines.</param>
internal sealed record StatusFinding(string File, int Line, string Wrong, string Remedy);
