using LeadSync.Leads;

namespace LeadSync.Journey.Handover;

/// <summary>Going live softly: who was ready before LeadSync was switched on waits for a new sign of life.</summary>
internal static class Baseline
{
    private const string Reason = "ready already before LeadSync was switched on: waits for a new sign of life";

    public static Readiness Judge(Look look, Readiness readiness)
    {
        if (look.Desk.BaselineAt is not { } switchedOn || !readiness.IsReady || look.Lead is { Cycle: > 0 } or { Admitted: true }) return readiness;

        var known = look.Lead.BeforeLeadSync || (look.Lead.Version == 0 && look.Marketing.CreatedAt < switchedOn);
        return known && !ShowsLife(look, switchedOn) ? new Readiness(false, Reason) : readiness;
    }

    public static bool Applies(Look look, string because) => look.Desk.BaselineAt is not null && because == Reason;

    private static bool ShowsLife(Look look, DateTimeOffset since) =>
        look.Marketing.Engagements.Any(engagement => engagement.At > since && engagement.IsSignOfLife)
        || string.Equals(look.Marketing["leadsync_request"], "handoff", StringComparison.OrdinalIgnoreCase);
}
