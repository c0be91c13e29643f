using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Rules;

namespace LeadSync.Tests.Journey;

/// <summary>What people do in Salesforce, and what becomes of a handoff Task there.</summary>
internal static class StoryDeeds
{
    /// <summary>A Contact with the person's address.</summary>
    public static CrmRecord ContactOf(Owner owner, bool active = true, string id = "003Ws00000AbCdEMAV") =>
        Story.LeadOf(owner, "", active, id) with { Object = CrmLink.Contact, Status = null };

    /// <summary>Handed over: a Contact of Ana's, under an agreement.</summary>
    public static Story OnContact(params IReadOnlyList<ClockRule> clocks)
    {
        var story = AgreedStory.Under(clocks).Ready();
        story.Record = ContactOf(new Owner("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false));
        return story.Settle();
    }

    public static Story Edit(this Story story, string by, string? status = null, Owner? owner = null, string? reason = null)
    {
        var record = story.Record!;
        if (status is not null) story.Changes.Add(new CrmChange("Status", record.Status, status, by, story.Now));
        var fields = new Dictionary<string, string?>(record.Fields);
        if (reason is not null) fields["LeadSync_Return_Reason__c"] = reason;
        story.Record = record with { Status = status ?? record.Status, Owner = owner ?? record.Owner, Fields = fields, LastModified = story.Now, LastModifiedBy = by };
        return story;
    }

    /// <summary>Somebody finishes a Task about the person.</summary>
    public static Story Calls(this Story story, string by, DateTimeOffset? at = null, bool isOurs = false, string? createdBy = null)
    {
        story.Activities.Add(new CrmActivity($"00TWs{story.Activities.Count:D13}", TouchKind.Call, by, createdBy ?? (isOurs ? Story.Us : by), by, isOurs, at ?? story.Now));
        return story;
    }

    /// <summary>Somebody sets the handoff Task's Status, or gives it to somebody else.</summary>
    public static Story Sets(this Story story, string? status = null, Owner? owner = null, string? reason = null)
    {
        var task = story.HandoffTask!;
        story.HandoffTask = Changed(story, task with { Status = status ?? task.Status, Owner = owner ?? task.Owner, LastModifiedBy = task.Owner.CrmId });
        return reason is null ? story : story.Edit(task.Owner.CrmId, reason: reason);
    }

    /// <summary>A day later the person asks for us: no cool-off holds them back.</summary>
    public static Story AsksForUs(this Story story)
    {
        story.After(TimeSpan.FromDays(1));
        return story.Does(new Engagement($"f{story.Now.Ticks}", EngagementKind.FormSubmit, story.Now, Form: "Request a demo"));
    }

    /// <summary>The answer to a write that is void where somebody edited the record since.</summary>
    public static ReceiptKind Stands(this Story story, CrmWrite write, ReceiptKind kind)
    {
        if (kind != ReceiptKind.Written || write.UnlessChangedSince is not { } guard) return kind;
        if (write.Object == CrmLink.Task && story.HandoffTask is null) return ReceiptKind.Gone;
        return (write.Object == CrmLink.Task ? story.HandoffTask!.LastModified : story.Record!.LastModified) > guard ? ReceiptKind.Changed : kind;
    }

    public static bool TakesTask(this Story story, CrmWrite write)
    {
        if (write.Object != CrmLink.Task) return false;

        var task = story.HandoffTask!;
        story.HandoffTask = Changed(story, task with
        {
            Status = write.Fields.TryGetValue("Status", out var status) ? (string)status! : task.Status,
            Owner = write.Fields.TryGetValue("OwnerId", out var owner) ? Owner(story, owner) : task.Owner,
            LastModifiedBy = Story.Us,
        });
        return true;
    }

    public static void GetsTask(this Story story, TaskDraft task, string id)
    {
        if (HandoffTask.IsKey(task.Key) && story.Record is not { Object: CrmLink.Lead })
            story.HandoffTask = new CrmTask(id, (string)task.Fields["Status"]!, Owner(story, task.Fields["OwnerId"]), true, story.Now, Story.Us);
    }

    private static CrmTask Changed(Story story, CrmTask task) =>
        task with { LastModified = story.Now, CompletedAt = task.Status != TaskSign.Completed ? null : task.CompletedAt ?? story.Now };

    private static Owner Owner(Story story, object? id) => story.Desk.Seats.Values.First(seat => seat.Owner.CrmId == (string)id!).Owner;
}
