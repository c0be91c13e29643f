using System.Text.RegularExpressions;
using CsvHelper;

namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>A column of the CSV that made the HubSpot contacts has its match on Lead: `hs_analytics_source` is `hs_analytics_source__c`.</summary>
internal static partial class CsvFields
{
    /// <summary>The column names of a CSV file; none without a file.</summary>
    public static IReadOnlyList<string> HeaderOf(string? path)
    {
        if (path is null) return [];
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { TrimWhitespace = true });

        return [.. csv.Headers];
    }

    public static IEnumerable<Field> For(IEnumerable<string> columns) => columns
        .Select(column => (Column: column.Trim(), Name: NotAllowedInNames.Replace(column.Trim(), "_").Trim('_')))
        .Where(field => field.Name.Length > 0)
        .Select(field => Define.Text($"{field.Name}__c", field.Column, 255));

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotAllowedInNames { get; }
}
