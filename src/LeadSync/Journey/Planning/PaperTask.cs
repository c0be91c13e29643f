using LeadSync.Leads;
using LeadSync.Matching;

namespace LeadSync.Journey.Planning;

/// <summary>The handoff Task of a Contact, made and moved on paper.</summary>
internal static class PaperTask
{
    public static PaperLead Made(PaperLead lead, TaskDraft draft, Desk desk, DateTimeOffset now) =>
        desk.Seat((string)draft.Fields["OwnerId"]!) is { } seat
            ? lead with { Task = new CrmTask(PaperLead.NewTask, TaskSign.NotStarted, seat.Owner, seat.IsActive, now, desk.IntegrationUser) }
            : lead;

    public static PaperLead After(PaperLead lead, CrmWrite write, Desk desk, DateTimeOffset now)
    {
        if (lead.Task is not { } task) return lead;

        var seat = write.Fields.TryGetValue("OwnerId", out var owner) ? desk.Seat((string)owner!) : null;
        return lead with
        {
            Task = task with
            {
                Status = write.Fields.TryGetValue("Status", out var status) ? (string)status! : task.Status,
                Owner = seat?.Owner ?? task.Owner,
                OwnerIsActive = seat?.IsActive ?? task.OwnerIsActive,
                LastModified = now,
                LastModifiedBy = desk.IntegrationUser,
                CompletedAt = null,
            },
        };
    }

    /// <summary>As it was remembered; null where no such Task was out.</summary>
    public static CrmTask? AtStart(Lead lead, DateTimeOffset since) => lead is { Crm.TaskId: { } id, Owner: { } owner }
        ? new CrmTask(id, lead.CrmStatus ?? TaskSign.NotStarted, owner, true, since, null)
        : null;
}
