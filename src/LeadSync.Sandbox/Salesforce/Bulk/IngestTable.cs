using CsvHelper;

namespace LeadSync.Sandbox.Salesforce.Bulk;

/// <summary>An upload, taken apart. What is wrong with it is told when the job runs, as the platform does it.</summary>
/// <param name="Problem">Why the whole upload cannot be read; null when it can.</param>
internal sealed record IngestTable(IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows, string? Problem = null)
{
    public static readonly IngestTable Empty = new([], []);

    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BACKQUOTE"] = '`', ["CARET"] = '^', ["COMMA"] = ',', ["PIPE"] = '|', ["SEMICOLON"] = ';', ["TAB"] = '\t',
    };

    public static bool Knows(string delimiter) => Delimiters.ContainsKey(delimiter);

    public static char Separator(string delimiter) => Delimiters[delimiter];

    public static IngestTable Read(ReadOnlyMemory<byte> csv, IngestOrder order)
    {
        // The platform does not guess: lines that end otherwise than announced fail the job.
        if (EndOfFirstLine(csv.Span) is { } ending && ending != order.LineEnding)
            return Empty with { Problem = $"LineEnding is invalid on user data. Current LineEnding setting is {order.LineEnding}" };
        try
        {
            using var reader = CsvReader.Create(csv, new CsvReaderOptions
            {
                Separator = Separator(order.ColumnDelimiter),
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            });
            reader.ReadHeader();
            var columns = reader.Headers.ToArray();
            var rows = new List<string[]>();
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);

            return new IngestTable(columns, rows);
        }
        catch (CsvFormatException broken)
        {
            return Empty with { Problem = $"InvalidBatch : Failed to parse CSV. {broken.Message}" };
        }
    }

    private static string? EndOfFirstLine(ReadOnlySpan<byte> csv) => csv.IndexOf((byte)'\n') switch
    {
        < 0 => null,
        > 0 and var at when csv[at - 1] == '\r' => "CRLF",
        _ => "LF",
    };
}
