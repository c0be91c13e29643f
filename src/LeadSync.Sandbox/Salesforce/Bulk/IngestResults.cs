using CsvHelper;
using LeadSync.Sandbox.Salesforce.Rest;
using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Bulk;

/// <summary>What became of a job's records, as CSV: the platform's columns first, then those of the upload.</summary>
internal static class IngestResults
{
    /// <summary>Portions run in parallel, so results do not stand in the order of the upload: clients match by id.</summary>
    private const int Portion = CollectionEndpoints.MostRecords;

    public static ApiAnswer Successful(IngestJob job) => Table(
        job, ["sf__Id", "sf__Created"], outcome => outcome.Success, outcome => [outcome.Id, outcome.Created ?? job.Order.Operation is "insert" ? "true" : "false"]);

    public static ApiAnswer Failed(IngestJob job) => Table(
        job, ["sf__Id", "sf__Error"], outcome => !outcome.Success, outcome => [outcome.Id, string.Join(';', outcome.Errors.Select(Text))]);

    /// <summary>The rows that an aborted or failed job never came to, as they were.</summary>
    public static ApiAnswer Unprocessed(IngestJob job)
    {
        var rows = job.Table?.Rows.Skip(job.Outcomes.Count) ?? [];
        return Csv(job, [], rows.Select(row => ((IReadOnlyList<string?>)[], row)));
    }

    private static ApiAnswer Table(IngestJob job, string[] own, Func<SaveOutcome, bool> belongs, Func<SaveOutcome, IReadOnlyList<string?>> cells) => Csv(job, own,
        job.Outcomes.Index().Chunk(Portion).Reverse().SelectMany(portion => portion)
            .Where(entry => belongs(entry.Item))
            .Select(entry => (cells(entry.Item), job.Table!.Rows[entry.Index])));

    /// <summary>Code, text, fields and two dashes, between colons.</summary>
    private static string Text(SaveError error) => $"{error.Code}:{error.Message}:{string.Join(", ", error.Fields)} --";

    private static ApiAnswer Csv(IngestJob job, string[] own, IEnumerable<(IReadOnlyList<string?> Own, string[] Row)> records)
    {
        var buffer = new MemoryStream();
        var count = 0;
        using (var csv = CsvWriter.Create(buffer, new CsvWriterOptions
        {
            NewLine = "\n",
            Quoting = CsvQuoting.Always,
            Separator = IngestTable.Separator(job.Order.ColumnDelimiter),
        }, leaveOpen: true))
        {
            csv.WriteRecord([.. own, .. job.Table?.Columns ?? []]);
            foreach (var record in records)
            {
                csv.WriteRecord([.. record.Own, .. record.Row]);
                count++;
            }
        }

        return new ApiAnswer(200, buffer.GetBuffer().AsMemory(0, (int)buffer.Length))
        {
            ContentType = "text/csv",
            Headers = new Dictionary<string, string> { ["Sforce-NumberOfRecords"] = $"{count}" },
            Records = count,
        };
    }
}
