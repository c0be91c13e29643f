using LeadSync.Leads;

namespace LeadSync.Journey;

/// <summary>The Task that tells a rep about a lead.</summary>
internal static class HandoffTask
{
    /// <summary>Longest Subject of a Task, in characters (Salesforce: Object Reference, Task).</summary>
    private const int MostSubject = 255;

    private const string Step = "/task/handoff";

    public static bool IsKey(string key) => key.Contains(Step, StringComparison.Ordinal);

    public static TaskDraft For(Look look, CrmLink record, Owner owner)
    {
        var lead = look.Lead;
        var subject = lead.HandRaiser ? $"New lead, first of all: {look.Readiness.Because}" : "New lead from marketing";
        return new TaskDraft(
            $"{lead.Id}/{lead.Cycle}{Step}{(lead.Reassignments == 0 ? "" : $"-{lead.Reassignments + 1}")}",
            new Dictionary<string, object?>
            {
                ["WhoId"] = record.Id,
                ["OwnerId"] = owner.CrmId,
                ["Subject"] = subject.Length > MostSubject ? "New lead, first of all" : subject,
                ["Description"] = Description(lead),
                ["Status"] = "Not Started",
                ["Priority"] = lead.HandRaiser ? "High" : "Normal",
                ["ActivityDate"] = (Accept(lead)?.Due ?? look.Now).UtcDateTime.ToString("yyyy-MM-dd"),
            });
    }

    private static string Description(Lead lead)
    {
        var reasons = lead.Score.Reasons.Take(5).Select(reason => $"- {reason.Points:+0;-0} {reason.Because}");
        var deadline = Accept(lead) is { } clock ? $"Please accept or reject it by {Words.Time(clock.Due)}." : "Please accept or reject it.";
        return $"Score {lead.Score.Total}{(lead.Score.Grade.Length > 0 ? $", grade {lead.Score.Grade}" : "")}.\n{string.Join('\n', reasons)}\nWhy you: {lead.OwnerBecause}.\n{deadline}";
    }

    private static Clock? Accept(Lead lead) => lead.Clocks.FirstOrDefault(clock => clock is { Until: Stage.Sal, IsOpen: true });
}
