using LeadSync.Journey.Agreement;
using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Rules;

namespace LeadSync.Journey.Telling;

/// <summary>The Task that tells a rep about a lead. On a Contact it is the handoff itself: it shows who has the lead, and what they answer.</summary>
internal static class HandoffTask
{
    /// <summary>Longest Subject of a Task, in characters (Salesforce: Object Reference, Task).</summary>
    private const int MostSubject = 255;

    private const string Step = "/task/handoff";

    /// <summary>Whoever sells to the person already is told, and asked for nothing.</summary>
    private const string StepOfNews = "/task/opportunity";

    /// <summary>An Opportunity speaks for the lead: its owner only hears of it.</summary>
    public static bool IsNews(Lead lead) => lead.Stage == Stage.Opportunity;

    public static bool IsKey(string key) => key.Contains(Step, StringComparison.Ordinal);

    /// <summary>Where an Opportunity speaks for the lead, and where the lead is at an end and its Task as it was.</summary>
    public static bool IsSilent(Look look, CrmRecord carrier) => carrier.Object == CrmLink.Contact
        && (look.Stage.Salesforce.Any(sign => sign.Opportunity is not null) || (look.Stage.Ends != StageEnd.No && carrier.Status == look.Lead.CrmStatus));

    /// <summary>The rep waits for somebody: an answer that moves nothing.</summary>
    public static bool Waits(Look look, CrmRecord carrier) =>
        carrier is { Object: CrmLink.Contact, Status: TaskSign.Waiting } && look.Stage.Ends == StageEnd.No;

    /// <summary>Somebody has thrown the Task away: nobody can answer by it, and the promises stand.</summary>
    public static Look Miss(Look look)
    {
        // A Task that this very look has heard of was not asked for yet.
        if (!look.Sales.Fresh || look.Lead.Crm is not { TaskId: { } id } || look.Before.Crm?.TaskId != id || look.Lead.HandedOffAt is null) return look;

        return look.Sales.HandoffTask is not null || !look.IsWithSales
            ? look.Unhold(HoldOn.Task)
            : look.Hold(HoldOn.Task, "The handoff Task is gone from Salesforce, or hidden from the integration user: take it out of the recycle bin there, or nobody can answer by it; the clock runs on");
    }

    /// <summary>The Task goes to somebody else, or is put off; null where there is nothing left to write. The Contact's owner stays.</summary>
    public static CrmWrite? TakenBack(Look look, string taskId, PendingReturn back)
    {
        var fields = new Dictionary<string, object?>();
        if (!back.WithoutStatus) fields["Status"] = GoingBack.StatusOf(look, back);
        if (back.To is { } next) fields["OwnerId"] = next.Owner.CrmId;
        return fields.Count == 0 ? null : new CrmWrite(CrmLink.Task, taskId, fields, back.SeenAt);
    }

    public static TaskDraft For(Look look, CrmLink record, Owner owner)
    {
        var lead = look.Lead;
        var subject = IsNews(lead) ? "News from marketing: somebody of an open Opportunity is interested" : lead.HandRaiser ? $"New lead, first of all: {look.Readiness.Because}" : "New lead from marketing";
        return new TaskDraft(
            $"{lead.Id}/{lead.Cycle}{(IsNews(lead) ? StepOfNews : $"{Step}{Turn(lead)}")}",
            new Dictionary<string, object?>
            {
                ["WhoId"] = record.Id,
                ["OwnerId"] = owner.CrmId,
                ["Subject"] = subject.Length > MostSubject ? "New lead, first of all" : subject,
                ["Description"] = Description(lead),
                ["Status"] = TaskSign.NotStarted,
                ["Priority"] = lead.HandRaiser ? "High" : "Normal",
                ["ActivityDate"] = (Accept(lead)?.Due ?? look.Now).UtcDateTime.ToString("yyyy-MM-dd"),
            });
    }

    /// <summary>Whoever gets the lead next in a cycle, from another or from a queue, gets a Task as well. On a Contact it is one Task that moves.</summary>
    private static string Turn(Lead lead) => lead.HandoffTasks == 0 ? "" : $".{lead.HandoffTasks + 1}";

    private static string Description(Lead lead)
    {
        var reasons = lead.Score.Reasons.Take(5).Select(reason => $"- {reason.Points:+0;-0} {reason.Because}");
        var deadline = lead.Stage == Stage.Opportunity ? "There is nothing to accept: your Opportunity goes on."
            : Accept(lead) is { } clock ? $"Please accept or reject it by {Words.Time(clock.Due)}." : "Please accept or reject it.";
        return $"Score {lead.Score.Total}{(lead.Score.Grade.Length > 0 ? $", grade {lead.Score.Grade}" : "")}.\n{string.Join('\n', reasons)}\nWhy you: {lead.OwnerBecause}.\n{deadline}";
    }

    private static Clock? Accept(Lead lead) => lead.Clocks.FirstOrDefault(clock => clock is { Until: Stage.Sal, IsOpen: true });
}
