using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Simulating;

/// <summary>The Salesforce record as one look found it, beside what LeadSync remembered of it.</summary>
/// <param name="Lead">The lead before the look.</param>
internal sealed record SeenRecord(DateTimeOffset At, Lead Lead, CrmRecord Record, IReadOnlyList<CrmOpportunity> Opportunities, IReadOnlyList<CrmChange> Changes, string? Us)
{
    /// <summary>Null where the look does not tell what sales did: it read no record, or the record was on its way there or back.</summary>
    public static SeenRecord? Of(KeptLook look, string? us)
    {
        var (lead, sales) = (look.Seen.Lead, look.Seen.Sales);
        var isThere = lead.HandedOffAt is not null || sales.Receipts.Any(receipt => receipt is { Target: Target.Crm, Kind: ReceiptKind.Written });
        var isBack = lead.ReturnedAt is { } returned && returned >= lead.HandedOffAt;

        // A Contact tells what sales did by its handoff Task; where that was not read, it tells what else stands there.
        return (sales.Carrier ?? sales.Record) is { } record && lead is { Cycle: > 0, Return: null, Wish.Count: 0 } && isThere && !isBack
            ? new SeenRecord(look.At, lead, record, sales.Opportunities, sales.Changes, us)
            : null;
    }

    /// <summary>What differs from what LeadSync knew, or from what stood there before.</summary>
    public bool IsNews(SeenRecord? before, StageRules stages) =>
        (HasNewStatus(stages) || Move is not null || Opportunities.Count > 0 || before is not null) && !(before is not null && SaysTheSame(before));

    public OwnerMove? Move => Lead.Owner is { } from && from.CrmId != Record.Owner.CrmId ? new OwnerMove(from, Record.Owner, Record.OwnerIsActive) : null;

    /// <summary>When it came about: by the field history, else by the record's last change where a person made it, else when it was seen.</summary>
    public DateTimeOffset CameAbout(DateTimeOffset notBefore)
    {
        var known = Changes.LastOrDefault(change => change.Field == "Status" && change.To == Record.Status)?.At
            ?? (Record.LastModifiedBy != Us && Record.LastModified > DateTimeOffset.MinValue ? Record.LastModified : At);
        return known < notBefore ? notBefore : known > At ? At : known;
    }

    /// <summary>Right after the handoff nothing is remembered: what LeadSync wrote there itself is no answer.</summary>
    private bool HasNewStatus(StageRules stages) => (Record.IsConverted ? "converted" : Record.Status) is var sign
        && sign != Lead.CrmStatus
        && !(Lead.CrmStatus is null && (sign == stages[Stage.Assigned].Status || sign == stages[Stage.Verifying].Status));

    private bool SaysTheSame(SeenRecord other) =>
        Record.Status == other.Record.Status
        && Record.IsConverted == other.Record.IsConverted
        && Record.Owner.CrmId == other.Record.Owner.CrmId
        && Opportunities.SequenceEqual(other.Opportunities)
        && Fingerprint.Of(SalesFields.Of(Record.Fields)) == Fingerprint.Of(SalesFields.Of(other.Record.Fields));
}
