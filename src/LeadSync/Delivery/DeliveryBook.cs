using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Writes down what became of every record, and has the lead looked at: the look decides what follows.</summary>
internal sealed class DeliveryBook(Database database, SalesforceOrg org, Bells bells, TimeProvider time)
{
    /// <summary>Wait before a message of unknown or failed outcome is tried again.</summary>
    private static readonly TimeSpan MessageWaits = TimeSpan.FromSeconds(10);

    /// <summary>Rows of one transaction at most: a live lead waits no longer for it.</summary>
    private const int MostTogether = 200;

    /// <summary>Refusals that show our picture of the org to be out of date.</summary>
    private static readonly IReadOnlyList<string> OrgChanged = ["INACTIVE_OWNER_OR_USER", "INVALID_FIELD", "INVALID_FIELD_FOR_INSERT_UPDATE"];

    public async Task WriteDownAsync(IReadOnlyList<Delivered> delivered)
    {
        var now = time.GetUtcNow();
        if (delivered.Any(one => OrgChanged.Contains(one.Outcome.Code))) org.Expire();
        foreach (var some in delivered.Chunk(MostTogether))
        {
            await database.WriteAsync(session =>
            {
                foreach (var one in some) WriteDown(session, one, now);
            });
        }

        bells.Work.Ring();
        bells.RingDeliveries();
    }

    /// <summary>Rows that are too old to be sent as they stand.</summary>
    public async Task LookAgainAsync(IReadOnlyList<OutboxRow> stale)
    {
        if (stale.Count == 0) return;

        await database.WriteAsync(session =>
        {
            foreach (var row in stale)
            {
                OutboxRows.Remove(session, row.Id);
                if (LeadRows.Exists(session, row.Lead)) WorkRows.Touch(session, new Arrival(row.Lead, Sides.HubSpot | Sides.Salesforce, row.Lane, time.GetUtcNow()));
            }
        });
        bells.Work.Ring();
    }

    /// <summary>At start: what the last worker had under way may or may not have happened.</summary>
    public Task RecoverAsync() =>
        database.WriteAsync(session =>
        {
            WorkRows.ReleaseAll(session);
            foreach (var row in OutboxRows.UnderWay(session))
                WriteDown(session, new Delivered(row, new RecordOutcome(null, OutcomeKind.Unknown, "STOPPED", "LeadSync stopped while it was under way")), time.GetUtcNow());
        });

    private static void WriteDown(SqlSession session, Delivered one, DateTimeOffset now)
    {
        var (row, outcome) = one;
        if (Target.IsWord(row.Target) && OutboxRows.IsThere(session, row.Id))
        {
            WordBook.WriteDown(session, one, now);
            return;
        }

        if (!LeadRows.Exists(session, row.Lead))
        {
            FarewellBook.WriteDown(session, one, now);
            return;
        }

        if (row.Key is null) OutboxRows.Remove(session, row.Id);
        else CloseMessage(session, row, outcome, now);

        switch (outcome.Kind)
        {
            case OutcomeKind.Refused:
                DeadLetterRows.Add(session, row, outcome.Code, outcome.Message ?? "no reason given", now);
                break;
            case OutcomeKind.Written:
                DeadLetterRows.Resolved(session, row);
                break;
        }

        ReceiptRows.Add(session, row.Lead, Outcomes.Receipt(one, now));

        // A lead of a bulk stays in its lane: what follows from the write goes with the others again.
        WorkRows.Touch(session, new Arrival(row.Lead, MustBeRead(row, outcome), row.Lane, now));
    }

    /// <summary>A message is tried again, or stays under its key.</summary>
    public static void CloseMessage(SqlSession session, OutboxRow row, RecordOutcome outcome, DateTimeOffset now)
    {
        if (outcome.Kind is OutcomeKind.Again or OutcomeKind.Unknown)
            OutboxRows.Retry(session, row.Id, now + MessageWaits, seek: outcome.Kind == OutcomeKind.Unknown);
        else OutboxRows.Done(session, row.Id);
    }

    /// <summary>The owner is read back after every write that set one, and everything after one that went wrong.</summary>
    private static Sides MustBeRead(OutboxRow row, RecordOutcome outcome) => row.Target switch
    {
        Target.Crm when outcome.Kind != OutcomeKind.Written || row.Body.Contains("OwnerId", StringComparison.Ordinal) => Sides.Salesforce,
        Target.HubSpot when outcome.Kind != OutcomeKind.Written => Sides.HubSpot,
        _ => Sides.None,
    };
}
