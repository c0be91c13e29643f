using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What became of something that was sent for a person who was forgotten: no look follows, so it is seen through here.</summary>
internal static class FarewellBook
{
    public static void WriteDown(SqlSession session, Delivered one, DateTimeOffset now)
    {
        var (row, outcome) = one;

        // It left before the person was forgotten: whatever record it made or filled is emptied again.
        if (!OutboxRows.IsThere(session, row.Id))
        {
            if (row.Target == Target.Crm && outcome is { Kind: OutcomeKind.Written or OutcomeKind.Unknown }) Empty(session, row, outcome, now);
            return;
        }

        switch (outcome.Kind)
        {
            case OutcomeKind.Again or OutcomeKind.Unknown:
                DeliveryBook.CloseMessage(session, row, outcome, now);
                break;

            // A person has to see to it: the fields still stand there.
            case OutcomeKind.Refused or OutcomeKind.Changed:
                DeadLetterRows.Add(session, row, outcome.Code, outcome.Message ?? "no reason given", now);
                OutboxRows.Done(session, row.Id);
                break;
            default:
                DeadLetterRows.Resolved(session, row);
                OutboxRows.Remove(session, row.Id);
                break;
        }
    }

    private static void Empty(SqlSession session, OutboxRow row, RecordOutcome outcome, DateTimeOffset now)
    {
        var write = StoredJson.Read<CrmWrite>(row.Body);
        if ((outcome.Id ?? write.Id) is { } id) Erasure.SayFarewell(session, row.Lead, Farewell.Blank(new CrmLink(write.Object, id)), now);
        else Erasure.SeekAndSayFarewell(session, row.Lead, now);
    }
}
