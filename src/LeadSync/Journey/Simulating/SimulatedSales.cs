using LeadSync.Leads;
using LeadSync.Matching;

namespace LeadSync.Journey.Simulating;

/// <summary>Salesforce in a simulated world: what LeadSync writes arrives at once, and sales answers as it really did.</summary>
internal static class SimulatedSales
{
    /// <summary>What a look finds there. Nobody was asked about a person whom the rules in force never called ready: then Salesforce is taken not to know them.</summary>
    public static SalesView ViewOf(SimulatedLead lead, DateTimeOffset now)
    {
        var answer = (lead.Past.Answers.LastOrDefault(one => one.At <= now) ?? (lead.Past.Answers is [var first, ..] ? first : null))?.View;
        var view = SalesView.NotAsked with
        {
            Asked = true,
            Fresh = true,
            Opportunities = lead.Opportunities ?? answer?.Opportunities ?? [],
            Accounts = answer?.Accounts ?? [],
            Changes = lead.Changes,
            AskedChanges = true,
            Activities = lead.Activities,
            Receipts = lead.Paper.Look.Sales.Receipts,
        };
        return lead.Paper.Record is { } record
            ? view with { Record = record, HandoffTask = lead.Paper.Task }
            : view with
            {
                // What carries our id was made by the handoff that is decided only now.
                Candidates = [.. (answer?.Candidates ?? []).Where(one => one["LeadSync_Id__c"] != lead.Id.Value)],
                Linked = answer?.Linked,
            };
    }

    /// <summary>The handoff Task after somebody in sales has set it.</summary>
    public static CrmTask? After(CrmTask? task, Deed deed, DateTimeOffset now)
    {
        if (task is null || deed.Seen is not { Object: CrmLink.Contact, Status: { } status }) return task;

        var moved = deed.Moved is { } move && move.From.CrmId == task.Owner.CrmId ? move : null;
        return task with
        {
            Status = status,
            Owner = moved?.To ?? task.Owner,
            OwnerIsActive = moved?.IsActive ?? task.OwnerIsActive,
            LastModified = now,
            LastModifiedBy = task.Owner.CrmId,
            CompletedAt = status != TaskSign.Completed ? null : task.CompletedAt ?? now,
        };
    }

    /// <summary>Whoever has the lead does what was really done.</summary>
    public static CrmActivity Done(Touch touch, Owner owner, DateTimeOffset now) => new(touch.Id, touch.Kind, owner.CrmId, owner.CrmId, owner.CrmId, IsOurs: false, now);

    /// <summary>The record after somebody in sales has worked on it. A change of owner counts where the same one would have had it.</summary>
    public static CrmRecord After(CrmRecord record, Deed deed, string? us, DateTimeOffset now)
    {
        var fields = new Dictionary<string, string?>(record.Fields);
        foreach (var (field, value) in SalesFields.Of(deed.Seen.Fields)) fields[field] = value;
        if (record.Object == CrmLink.Contact) return record with { Fields = fields, LastModified = now }; // its Task says the rest

        // Who takes a lead out of a queue takes it out of this one, too: the queue that had it is the same, or nobody would know.
        var moved = deed.Moved is { } move && move.From.CrmId == record.Owner.CrmId ? move : null;
        fields["Status"] = deed.Seen.Status;
        if (moved is not null) fields["OwnerId"] = moved.To.CrmId;
        return record with
        {
            Status = deed.Seen.Status,
            IsConverted = deed.Seen.IsConverted,
            ConvertedContactId = deed.Seen.ConvertedContactId,
            Fields = fields,
            Owner = moved?.To ?? record.Owner,
            OwnerIsActive = moved?.IsActive ?? record.OwnerIsActive,
            LastModified = now,
            LastModifiedBy = record.Owner.CrmId == us ? null : record.Owner.CrmId,
        };
    }
}
