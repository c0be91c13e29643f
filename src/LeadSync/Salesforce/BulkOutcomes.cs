using CsvHelper;
using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>
/// Finds each record's outcome in the results of a job. They do not stand in the order of the upload, so rows are recognised
/// by their key; those of new records, which have none, by everything that stands in them.
/// </summary>
internal sealed class BulkOutcomes
{
    private readonly BulkOrder _order;
    private readonly IReadOnlyList<string> _keyColumns;
    private readonly Dictionary<string, Queue<int>> _open;
    private readonly OutcomeSheet _sheet;

    public BulkOutcomes(BulkOrder order, IReadOnlyList<SalesforceRecord> records)
    {
        _order = order;
        _keyColumns = order.KeyColumn is { } key ? [key] : BulkTable.Columns(order, records);
        _open = new Dictionary<string, Queue<int>>(order.KeyColumn is null ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        _sheet = new OutcomeSheet([.. records.Select(record => record.Id)]);
        for (var index = 0; index < records.Count; index++)
        {
            var row = Join(_keyColumns.Select(column => BulkTable.Cell(records[index], column)));
            if (!_open.TryGetValue(row, out var same))
                _open[row] = same = new Queue<int>();
            same.Enqueue(index);
        }
    }

    public void TakeSuccessful(string csv) => Take(csv, row => new RecordOutcome(
        Own(row, "sf__Id") is { } id && SalesforceIds.IsValid(id) ? SalesforceIds.Normalise(id) : null,
        OutcomeKind.Written,
        Created: _order.Operation == BulkOperation.Create || string.Equals(Own(row, "sf__Created"), "true", StringComparison.OrdinalIgnoreCase)));

    public void TakeFailed(string csv) => Take(csv, row => SalesforceErrors.Outcome(null, [Error(Own(row, "sf__Error") ?? "")]));

    /// <summary>What the job never came to: certainly not written.</summary>
    public void TakeUnprocessed(string csv, RecordOutcome each) => Take(csv, _ => each);

    /// <summary>One outcome for each record, in their order.</summary>
    /// <param name="rest">What a record is that no result mentions.</param>
    public IReadOnlyList<RecordOutcome> Outcomes(RecordOutcome rest)
    {
        foreach (var index in _open.Values.SelectMany(same => same))
            _sheet[index] = rest;
        return _sheet.Outcomes();
    }

    private void Take(string csv, Func<CsvReader, RecordOutcome> outcome)
    {
        if (csv.Length == 0)
            return; // no content stands for no rows
        using var reader = CsvReader.FromText(csv, new CsvReaderOptions { Separator = ',', IncludeValuesInExceptions = false });
        reader.ReadHeader();
        var columns = _keyColumns.Select(name => reader.TryGetFieldIndex(name, out var at) ? at : throw new CsvFormatException($"the result has no column {name}")).ToList();
        while (reader.Read())
        {
            if (_open.TryGetValue(Join(columns.Select(reader.GetString)), out var same) && same.TryDequeue(out var index))
                _sheet[index] = outcome(reader);
        }
    }

    private static string? Own(CsvReader row, string column) => row.TryGetFieldIndex(column, out var at) ? row.GetString(at) : null;

    private static string Join(IEnumerable<string> cells) => string.Join('\u001f', cells);

    // CODE:text:FIELD, FIELD --    and the text may hold colons itself
    private static SalesforceError Error(string text)
    {
        var (first, last) = (text.IndexOf(':'), text.LastIndexOf(':'));
        if (first < 0)
            return new SalesforceError(null, null, text, null);
        var fields = text[(last + 1)..].Replace("--", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return last > first
            ? new SalesforceError(text[..first], null, text[(first + 1)..last], fields)
            : new SalesforceError(text[..first], null, text[(first + 1)..], null);
    }
}
