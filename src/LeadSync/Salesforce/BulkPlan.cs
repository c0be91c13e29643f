using System.Text;
using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>How records are cut into jobs.</summary>
/// <param name="Portions">The positions of the records of each job, in the order the jobs must run; no key occurs twice in one.</param>
/// <param name="Refused">Records that no bulk job can carry, by position.</param>
internal sealed record BulkPlan(IReadOnlyList<int[]> Portions, IReadOnlyDictionary<int, RecordOutcome> Refused)
{
    /// <summary>What Salesforce works off as one batch.</summary>
    public const int MostRecords = 10_000;

    /// <summary>Salesforce takes 150 MB after its own base64 encoding; this leaves room for that.</summary>
    public const long MostBytes = 100_000_000;

    public static BulkPlan Of(BulkOrder order, IReadOnlyList<SalesforceRecord> records, long mostBytes = MostBytes)
    {
        var refused = new Dictionary<int, RecordOutcome>();
        for (var index = 0; index < records.Count; index++)
        {
            if (Why(order, records[index]) is { } why)
                refused[index] = why;
        }

        int[] fit = [.. Enumerable.Range(0, records.Count).Where(index => !refused.ContainsKey(index))];
        var batches = DistinctBatches.Of([.. fit.Select(index => BulkTable.Key(order, records[index]))], MostRecords);
        return new BulkPlan([.. batches.SelectMany(batch => BySize([.. batch.Select(position => fit[position])], records, mostBytes))], refused);
    }

    private static RecordOutcome? Why(BulkOrder order, SalesforceRecord record)
    {
        if (order.KeyColumn is not null && string.IsNullOrWhiteSpace(BulkTable.Key(order, record)))
            return new RecordOutcome(record.Id, OutcomeKind.Refused, "NO_KEY", "The record has no valid id or external id.");
        foreach (var (name, value) in record.Fields)
        {
            if (value is not string text)
                continue;
            if (text == BulkTable.Null)
                return new RecordOutcome(record.Id, OutcomeKind.Refused, "NOT_BY_BULK", $"{name} is \"{BulkTable.Null}\", which a bulk job takes for an empty value. Write this record by itself.");
            if (text.Length > BulkTable.LongestValue)
                return new RecordOutcome(record.Id, OutcomeKind.Refused, "NOT_BY_BULK", $"{name} has {text.Length} characters; a bulk job takes {BulkTable.LongestValue}. Write this record by itself.");
        }

        return null;
    }

    private static IEnumerable<int[]> BySize(int[] batch, IReadOnlyList<SalesforceRecord> records, long mostBytes)
    {
        // All columns of a job stand in each of its rows, so an empty cell counts too: quotes and a comma.
        var columns = batch.SelectMany(index => records[index].Fields.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Count() + 1;
        var (from, bytes) = (0, 0L);
        for (var position = 0; position < batch.Length; position++)
        {
            var row = Bytes(records[batch[position]]) + (columns * 3L);
            if (bytes + row > mostBytes && position > from)
            {
                yield return batch[from..position];
                (from, bytes) = (position, 0);
            }

            bytes += row;
        }

        if (from < batch.Length)
            yield return batch[from..];
    }

    // A quote inside a text is doubled; everything that is no text is short.
    private static long Bytes(SalesforceRecord record) => record.Fields.Values.Sum(value =>
        value is string text ? Encoding.UTF8.GetByteCount(text) + text.Count(character => character == '"') : 32L);
}
