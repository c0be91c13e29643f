using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rest;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Bulk;

/// <summary>
/// Works a job off in the background, 200 records at a time: each portion is committed by itself, and live calls get in between.
/// A job that fails or is aborted keeps what it has written.
/// </summary>
internal sealed class IngestRun(Org org)
{
    /// <summary>Between two portions: a lock that is taken again at once would let nobody else in.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    private readonly CollectionWriter writer = new(org);

    /// <summary>Called under the gate; returns at once.</summary>
    public void Start(IngestJob job)
    {
        job.Move(IngestState.InProgress, org.Now);
        _ = Task.Run(() => RunAsync(job));
    }

    private async Task RunAsync(IngestJob job)
    {
        while (Portion(job)) await Task.Delay(Breath, TimeProvider.System);
    }

    /// <summary>False when there is nothing more to do.</summary>
    private bool Portion(IngestJob job)
    {
        lock (org.Gate)
        {
            try
            {
                if (!job.IsOver) Save(job);
            }
            catch (Exception fault)
            {
                org.Store.RollBackTo(0);
                job.Move(IngestState.Failed, org.Now, $"InternalServerError : {fault.Message}");
            }
            finally
            {
                org.Store.Commit();
            }

            return !job.IsOver;
        }
    }

    private void Save(IngestJob job)
    {
        var (order, table, settings) = (job.Order, job.Table ?? IngestTable.Empty, org.Settings);
        var type = org.Type(order.Object);
        // Bound anew each time: an admin may remove a field while the job runs.
        var (columns, problem) = IngestColumns.Bind(type, order, table.Columns, settings.BulkBlankClears);
        if ((table.Problem ?? (table.Rows.Count > 0 ? problem : null)) is { } wrong)
        {
            job.Move(IngestState.Failed, org.Now, wrong);
            return;
        }

        var most = Math.Min(CollectionEndpoints.MostRecords, (settings.BulkFailsAfter ?? int.MaxValue) - job.Outcomes.Count);
        var rows = table.Rows.Skip(job.Outcomes.Count).Take(most).ToList();
        if (rows.Count > 0) Save(job, type, columns!, rows);
        if (job.Outcomes.Count == table.Rows.Count) job.Move(IngestState.JobComplete, org.Now);
        else if (job.Outcomes.Count >= settings.BulkFailsAfter) job.Move(IngestState.Failed, org.Now, "InternalServerError : Internal error while processing the job");
    }

    private void Save(IngestJob job, ObjectSchema type, IngestColumns columns, List<string[]> rows)
    {
        var save = Operation(job.Order, type, [.. rows.Select(columns.Record)]);
        for (var at = 0; at < rows.Count; at++)
        {
            if (IngestColumns.IsTooLong(rows[at]))
                job.Add(SaveOutcome.Refused("STRING_TOO_LONG", "a value is longer than the 32,000 characters that a bulk job takes"));
            else
                job.Add(save(at));
        }
    }

    private Func<int, SaveOutcome> Operation(IngestOrder order, ObjectSchema type, CollectionRecord[] records)
    {
        var context = new SaveContext(order.UserId)
        {
            AutoAssign = order.AssignmentRuleId is null && org.Settings.BulkAssignsByDefault,
            AssignmentRuleId = order.AssignmentRuleId,
        };
        switch (order.Operation)
        {
            case "insert":
                return at => Guarded(() => writer.Create(records[at], context));
            case "update":
                var ids = CollectionRecord.Repeated(records.Select(record => SalesforceId.TryNormalise(record.Id, out var normal) ? normal : null));
                return at => Guarded(() => writer.Update(records[at], context, ids));
            case "upsert":
                var field = type.ExternalIdField(order.ExternalIdField!);
                var keys = CollectionRecord.Repeated(records.Select(record => record.Key(field)));
                return at => Guarded(() => writer.Upsert(type, field, records[at], context, keys));
            default:
                return at => Guarded(() => writer.Delete(records[at].Id ?? "", context));
        }
    }

    /// <summary>A value of the wrong type, which ends a JSON request, is here the fault of its record alone.</summary>
    private static SaveOutcome Guarded(Func<SaveOutcome> save)
    {
        try
        {
            return save();
        }
        catch (Refusal refusal) when (refusal.Culprit is { } field)
        {
            return SaveOutcome.Refused("INVALID_TYPE_ON_FIELD_IN_RECORD", $"{field}: value not of required type", field);
        }
    }
}
