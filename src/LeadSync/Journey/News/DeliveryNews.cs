using LeadSync.Journey.Agreement;
using LeadSync.Journey.Fields;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Storage;

namespace LeadSync.Journey.News;

/// <summary>Takes note of what became of our last writes, so that the rest of the look decides on what is true.</summary>
internal static class DeliveryNews
{
    public static Look TakeNote(Look look) =>
        look.Sales.Receipts.Concat(look.Marketing.Receipts).Aggregate(look, (known, receipt) => receipt.Target switch
        {
            Target.Crm => OfRecord(known, receipt, StoredJson.Read<CrmWrite>(receipt.Body)),
            Target.CrmTask => OfTask(known, receipt),
            _ => OfContact(known, receipt, StoredJson.Read<ContactWrite>(receipt.Body)),
        });

    private static Look OfRecord(Look look, Receipt receipt, CrmWrite write) => receipt.Kind switch
    {
        ReceiptKind.Written when write.Object == CrmLink.Task => TaskWritten(look, receipt),
        ReceiptKind.Gone when write.Object == CrmLink.Task => look, // the look reads that it is gone, and what follows
        ReceiptKind.Refused when FieldReceipts.OnlyFields(look, receipt) => FieldReceipts.Refused(look, receipt),
        ReceiptKind.Written => Written(look, receipt, write),
        ReceiptKind.Refused => SalesforceRefused(look, receipt, write),
        ReceiptKind.Changed => look.With(look.Lead with { Return = null })
            .Say("delivery", $"Somebody edited the {write.Object} in Salesforce while the lead was on its way back; it was looked at again"),
        ReceiptKind.Gone => look.Hold(HoldOn.Record, $"Salesforce no longer shows the record ({receipt.Message}); undelete it there, or have marketing send the lead again"),
        ReceiptKind.Again when receipt.Code is not (null or "NOT_TRIED") =>
            look.Hold(look.Lead.HandedOffAt is null ? HoldOn.Handoff : HoldOn.Fields, $"Salesforce could not take it yet, and is asked again: {receipt.Message} ({receipt.Code})"),
        ReceiptKind.Unknown => FieldReceipts.Unknown(look, receipt).Say("delivery", $"A write to Salesforce had no known outcome ({receipt.Message}); both systems were read again"),
        _ => look,
    };

    private static Look Written(Look look, Receipt receipt, CrmWrite write)
    {
        look = FieldReceipts.Written(look, write);
        var lead = look.Lead with
        {
            Crm = look.Lead.Crm ?? new CrmLink(write.Object, receipt.CrmId!),
            ToldSalesforce = SalesBriefing.Told(look.Lead.ToldSalesforce, write.Fields),
            WroteSalesforceAt = receipt.At,
            Wish = look.Lead.Wish.Where(wish => !write.Fields.ContainsKey(wish.Key)).ToDictionary(),
        };

        if (lead.Return is { } back && write.UnlessChangedSince is not null) return look.With(lead with { Return = back with { Written = true } });
        if (!look.IsOnItsWay) return look.With(lead).Unhold(HoldOn.Fields);

        if (!write.Fields.ContainsKey("OwnerId")) return look.With(lead);

        return look.With(lead with { HandedOffAt = receipt.At, CrmStatus = null })
            .Unhold(HoldOn.Handoff)
            .Say("delivery", write.IsCreate ? "Salesforce has the Lead now" : look.Lead.Stage == Stage.Verifying ? "Salesforce has it under its rep now" : "The Lead that Salesforce had already was opened again");
    }

    /// <summary>Taken back, or given on: what a rep did in between is still to be looked for.</summary>
    private static Look TaskWritten(Look look, Receipt receipt) => look.With(look.Lead with
    {
        WroteSalesforceAt = receipt.At,
        Return = look.Lead.Return is { } back ? back with { Written = true } : null,
    });

    private static Look SalesforceRefused(Look look, Receipt receipt, CrmWrite write)
    {
        var because = $"Salesforce refused it: {receipt.Message} ({receipt.Code})";
        var refused = Fingerprint.Of(receipt.Body);
        if (look.Lead.Return is { To: not null }) return look.With(look.Lead with { Return = null }).Hold(HoldOn.Return, because);

        if (look.Lead.Return is { } back)
        {
            return write.Fields.ContainsKey("Status") && !back.WithoutStatus
                ? look.With(look.Lead with { Return = back with { WithoutStatus = true } }).Hold(HoldOn.Status, because)
                : look.Hold(HoldOn.Return, because, refused);
        }

        if (look.Lead.HandedOffAt is not null) return write.Fields.Keys.Any(look.Lead.Wish.ContainsKey) ? GiveUp(look, because) : look.Hold(HoldOn.Fields, because, refused);

        // The owner left between our choice and the write: choose again. Nothing was created.
        return receipt.Code == "INACTIVE_OWNER_OR_USER"
            ? look.With(look.Lead with { Owner = null })
            : look.Hold(HoldOn.Handoff, because, refused);
    }

    /// <summary>What the org does not let us set, a person has to: the record counts as it stands, and everybody in sales is heard again.</summary>
    private static Look GiveUp(Look look, string because)
    {
        if (!look.Sales.Asked) return look.Wants(Ask.Sales);

        var (lead, wish) = (look.Lead with { Wish = new Dictionary<string, string>() }, look.Lead.Wish);
        var wanted = string.Join(" and ", wish.Keys.Order(StringComparer.Ordinal).Select(field => field == "OwnerId" && lead.Owner is { } owner ? $"the owner {owner.Label}" : field == "Status" ? $"the Status {wish[field]}" : field));
        if (look.Sales.Record is { Object: CrmLink.Lead } record)
        {
            if (wish.TryGetValue("Status", out var status) && record.Status != status) lead = lead with { CrmStatus = record.Status };
            if (wish.ContainsKey("OwnerId") && record.Owner.CrmId != lead.Owner?.CrmId)
                lead = (record.Owner.IsQueue && look.IsWithSales ? Reassigning.Anew(lead, look.Now) : lead) with { Owner = record.Owner, OwnerBecause = "the record's owner, whom Salesforce did not let LeadSync change" };
        }

        return look.With(lead).Hold(HoldOn.Change, $"{wanted} could not be set, and a person has to: {because}");
    }

    private static Look OfTask(Look look, Receipt receipt) => receipt.Kind switch
    {
        // A Task that tells of a sign is a message like a mail: it carries no state.
        ReceiptKind.Refused when !IsHandoff(receipt) => look.Say("delivery", $"Salesforce refused a Task: {receipt.Message} ({receipt.Code})"),
        _ when !IsHandoff(receipt) => look,
        ReceiptKind.Written when look.Lead.Crm is { IsLead: false } contact =>
            Landed(look.With(look.Lead with { Crm = contact with { TaskId = receipt.CrmId } }), receipt),
        ReceiptKind.Written => look.Unhold(HoldOn.Task),
        ReceiptKind.Refused => look.Hold(HoldOn.Task, $"Salesforce refused the Task: {receipt.Message} ({receipt.Code})"),
        _ => look,
    };

    private static bool IsHandoff(Receipt receipt) => HandoffTask.IsKey(StoredJson.Read<TaskDraft>(receipt.Body).Key);

    /// <summary>On a Contact the Task is the handoff; what we have made it with is no answer of sales.</summary>
    private static Look Landed(Look look, Receipt receipt) =>
        look.Lead.HandedOffAt is null
            ? look.With(look.Lead with { HandedOffAt = receipt.At, CrmStatus = TaskSign.NotStarted })
                .Say("delivery", "The handoff Task stands on the Contact in Salesforce")
                .MoveTo(Stage.Assigned, $"Given to {look.Lead.Owner?.Label}")
            : look;

    private static Look OfContact(Look look, Receipt receipt, ContactWrite write) => receipt.Kind switch
    {
        ReceiptKind.Written => FieldReceipts.Written(MarketingFeedback.Confirmed(look, write), write).Unhold(HoldOn.Feedback),
        ReceiptKind.Refused when FieldReceipts.OnlyFields(look, receipt) => FieldReceipts.Refused(look, receipt),
        ReceiptKind.Unknown => FieldReceipts.Unknown(look, receipt),
        ReceiptKind.Refused => look.Hold(HoldOn.Feedback, $"HubSpot refused it: {receipt.Message} ({receipt.Code})", Fingerprint.Of(receipt.Body)),
        _ => look,
    };
}
