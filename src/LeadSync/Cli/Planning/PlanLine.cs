using LeadSync.Journey.Planning;

namespace LeadSync.Cli.Planning;

/// <summary>One line of <c>plan --json</c>: one person.</summary>
/// <param name="Owner">As people call it; null where nobody would have the lead.</param>
/// <param name="OwnerReason">Null where there is no owner.</param>
/// <param name="Held">What would stand in the way, or could not travel.</param>
internal sealed record PlanLine(
    string? Email,
    int Score,
    string Grade,
    bool Ready,
    string Reason,
    string? Owner,
    string? OwnerReason,
    string Stage,
    IReadOnlyList<PlannedWrite> Writes,
    IReadOnlyList<string> Held)
{
    public static PlanLine Of(PlannedLead lead) => new(
        lead.Email,
        lead.Score.Total,
        lead.Score.Grade,
        lead.Readiness.IsReady,
        lead.Readiness.Because,
        lead.Owner?.Label,
        lead.Owner is null ? null : lead.OwnerBecause,
        lead.Stage,
        lead.Writes,
        lead.Held);
}
