using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Tasks for reps, each made once: one whose fate is not known is sought by its key before it is made again.</summary>
internal sealed class TaskCourier(SalesforceConnector salesforce, SalesforceOrg org, BulkLoad bulk) : Courier
{
    private const string KeyField = "LeadSync_Key__c";

    /// <summary>Keys of one statement, which has 100,000 characters (SOQL: Limits).</summary>
    private const int MostInOne = 1500;

    public override async Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        IReadOnlyDictionary<string, string> made;
        bool canKey;
        try
        {
            canKey = (await org.GetAsync(token)).Visible("Task").Contains(KeyField);
            made = canKey ? await SeekAsync([.. rows.Where(row => row.Seek).Select(row => row.Key!)], token) : new Dictionary<string, string>();
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return [.. rows.Select(row => new Delivered(row, new RecordOutcome(null, OutcomeKind.Again, "NOT_SOUGHT", failure.Message)))];
        }

        var known = rows.Where(row => made.ContainsKey(row.Key!)).ToList();
        var toMake = rows.Except(known).ToList();
        SalesforceRecord[] records = [.. toMake.Select(row => new SalesforceRecord(null, Fields(row, canKey)))];
        var outcomes = records.Length > CrmCourier.MostByCollections
            ? await bulk.CreateAsync("Task", records, token)
            : await salesforce.CreateAsync("Task", records, orgAssignsOwner: false, token);
        return
        [
            .. known.Select(row => new Delivered(row, new RecordOutcome(made[row.Key!], OutcomeKind.Written))),
            .. toMake.Zip(outcomes, (row, outcome) => new Delivered(row, outcome)),
        ];
    }

    private static Dictionary<string, object?> Fields(OutboxRow row, bool canKey)
    {
        var fields = new Dictionary<string, object?>(Values.Plain(StoredJson.Read<TaskDraft>(row.Body).Fields));
        if (canKey) fields[KeyField] = row.Key;
        return fields;
    }

    private async Task<IReadOnlyDictionary<string, string>> SeekAsync(List<string> keys, CancellationToken token)
    {
        if (keys.Count == 0) return new Dictionary<string, string>();

        var found = await salesforce.QueryManyAsync(
            [.. keys.Chunk(MostInOne).Select(some => $"SELECT Id, {KeyField} FROM Task WHERE {KeyField} IN {Soql.List(some)}")], all: false, token);
        return found.SelectMany(rows => rows).DistinctBy(row => row.Text(KeyField)).ToDictionary(row => row.Text(KeyField)!, row => row.Id);
    }
}
