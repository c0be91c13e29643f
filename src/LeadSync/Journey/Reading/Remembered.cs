using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Reading;

/// <summary>What the store has of one lead that is to be looked at.</summary>
/// <param name="UnderWay">Targets that a write has left for and that have not answered.</param>
internal sealed record Remembered(ClaimedWork Work, Lead Lead, ContactRow? Contact, IReadOnlyList<Receipt> Receipts, long LastReceipt, IReadOnlyList<string> UnderWay)
{
    /// <summary>Null where the lead is gone, or has no contact to read.</summary>
    public static Remembered? Of(SqlSession session, ClaimedWork work)
    {
        if (LeadRows.Load(session, work.Lead) is not { ContactId: not null } lead) return null;

        var (receipts, last) = ReceiptRows.Of(session, work.Lead);
        return new Remembered(work, lead, LeadRows.Contact(session, work.Lead), receipts, last, OutboxRows.UnderWay(session, work.Lead));
    }

    /// <param name="row">The contact; null where HubSpot has none.</param>
    public PreparedLook Prepare(ContactRow? row, ContactSource source, IReadOnlyList<Engagement> engagements, IReadOnlyList<string> lists)
    {
        var marketing = row is null
            ? MarketingView.Missing(Lead.ContactId!)
            : new MarketingView(true, row.Id, row.Properties, row.CreatedAt, engagements, lists);
        return new PreparedLook(
            Work,
            Lead,
            marketing with
            {
                Receipts = [.. Receipts.Where(receipt => receipt.Target == Target.HubSpot)],
                Source = source,
                IsBeingWritten = UnderWay.Contains(Target.HubSpot),
            },
            SalesView.NotAsked with
            {
                Receipts = [.. Receipts.Where(receipt => receipt.Target != Target.HubSpot)],
                IsBeingWritten = UnderWay.Contains(Target.Crm),
            },
            LastReceipt,
            source != ContactSource.Remembered && row is not null ? Fingerprint.Of(WantedFields.Inputs(row.Properties)) : null)
        {
            AskedHubSpot = row?.Asked,
        };
    }
}
