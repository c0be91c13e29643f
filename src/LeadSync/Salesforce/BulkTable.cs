using System.Globalization;
using CsvHelper;

namespace LeadSync.Salesforce;

/// <summary>
/// Records as the CSV of a bulk job. A field that a record does not name is an empty cell, which Salesforce leaves alone;
/// a field that shall be cleared is #N/A ("Bulk API 2.0 Developer Guide: Prepare Data to Ingest").
/// </summary>
internal static class BulkTable
{
    /// <summary>Clears the field.</summary>
    public const string Null = "#N/A";

    /// <summary>Most characters in one field.</summary>
    public const int LongestValue = 32_000;

    private static readonly CsvWriterOptions Dialect = new() { NewLine = "\n", Quoting = CsvQuoting.Always };

    /// <summary>The columns of these records: the key first, then every field that one of them names.</summary>
    public static IReadOnlyList<string> Columns(BulkOrder order, IEnumerable<SalesforceRecord> records)
    {
        IEnumerable<string> fields = records.SelectMany(record => record.Fields.Keys).Distinct(StringComparer.OrdinalIgnoreCase);
        return [.. order.KeyColumn is { } key ? [key, .. fields.Where(name => !Same(name, key) && !Same(name, "Id"))] : fields.Where(name => !Same(name, "Id"))];
    }

    public static byte[] Write(BulkOrder order, IReadOnlyList<SalesforceRecord> records)
    {
        var columns = Columns(order, records);
        var buffer = new MemoryStream();
        using (var csv = CsvWriter.Create(buffer, Dialect, leaveOpen: true))
        {
            csv.WriteRecord([.. columns]);
            foreach (var record in records)
                csv.WriteRecord([.. columns.Select(column => Cell(record, column))]);
        }

        return buffer.ToArray();
    }

    /// <summary>What stands in a record's cell.</summary>
    public static string Cell(SalesforceRecord record, string column) =>
        Same(column, "Id") ? record.Id ?? "" : record.Fields.TryGetValue(column, out var value) ? Text(column, value) : "";

    /// <summary>Which record is meant; null for new records, and where a record does not say.</summary>
    public static string? Key(BulkOrder order, SalesforceRecord record) => order.Operation switch
    {
        BulkOperation.Upsert => record.Fields.GetValueOrDefault(order.ExternalIdField!)?.ToString(),
        BulkOperation.Update => SalesforceIds.IsValid(record.Id) ? SalesforceIds.Normalise(record.Id) : null,
        _ => null,
    };

    private static string Text(string name, object? value) => value switch
    {
        null or "" => Null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset moment => $"{moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
        DateOnly day => $"{day:yyyy-MM-dd}",
        int or long or decimal or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"Field {name} holds a {value.GetType().Name}, which Salesforce has no value for.", nameof(value)),
    };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
