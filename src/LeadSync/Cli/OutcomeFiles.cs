using CsvHelper;
using LeadSync.Leads;
using LeadSync.Scoring.Learning;

namespace LeadSync.Cli;

/// <summary>Closed leads out of two CSV files, joined by <c>hs_object_id</c>: what was known of each, and how it ended.</summary>
internal static class OutcomeFiles
{
    private const string Id = "hs_object_id";
    private static readonly string[] Outcomes = ["converted", "won", "outcome"];
    private static readonly string[] Won = ["1", "true", "yes", "won", "converted"];
    private static readonly string[] NotWon = ["0", "false", "no", "lost", "rejected", "disqualified", "poor fit"];

    /// <exception cref="RefusedException">A file cannot be read as what it is said to be; the message names file and line.</exception>
    public static OutcomesRead Read(string leadsPath, string outcomesPath)
    {
        var outcomes = ReadOutcomes(outcomesPath);
        var leads = ReadLeads(leadsPath, outcomes);
        var missing = outcomes.Count - leads.Count;
        if (leads.Count == 0) throw new RefusedException($"{outcomesPath} names no lead of {leadsPath}: the two are joined by {Id}.");
        return new OutcomesRead(leads, missing == 0 ? [] : [$"{missing:N0} of {outcomes.Count:N0} outcomes are of leads that {Path.GetFileName(leadsPath)} does not have."]);
    }

    private static Dictionary<string, bool> ReadOutcomes(string path)
    {
        var outcomes = new Dictionary<string, bool>();
        Walk(path, (csv, headers) =>
        {
            var column = headers.FindIndex(name => Outcomes.Contains(name, StringComparer.OrdinalIgnoreCase));
            if (column < 0) throw new RefusedException($"{path}:1  there is no column {string.Join(", ", Outcomes.SkipLast(1))} or {Outcomes[^1]}.");
            return (id, line) =>
            {
                var won = Outcome(csv.GetString(column).Trim()) ?? throw new RefusedException($"{path}:{line}  '{csv.GetString(column)}' is no outcome: write 1 or 0, true or false, won or lost.");
                if (!outcomes.TryAdd(id, won) && outcomes[id] != won) throw new RefusedException($"{path}:{line}  lead {id} ended otherwise in an earlier line.");
            };
        });
        return outcomes;
    }

    private static List<ClosedLead> ReadLeads(string path, Dictionary<string, bool> outcomes)
    {
        var leads = new Dictionary<string, ClosedLead>();
        Walk(path, (csv, headers) => (id, line) =>
        {
            if (!outcomes.TryGetValue(id, out var won)) return;
            var properties = headers.Select((name, column) => (name, value: csv.GetString(column))).ToDictionary(cell => cell.name, cell => (string?)cell.value);
            var lead = new ClosedLead(new MarketingView(true, id, properties, null, [], []), DateTimeOffset.UnixEpoch, won);
            if (!leads.TryAdd(id, lead)) throw new RefusedException($"{path}:{line}  lead {id} is there twice.");
        });
        return [.. leads.Values];
    }

    /// <param name="open">Given the reader and the names in its first row, what to do with each row's id and line.</param>
    private static void Walk(string path, Func<CsvReader, List<string>, Action<string, long>> open)
    {
        var at = 1L;
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw });
            csv.ReadHeader();
            var headers = csv.Headers.Select(name => name.Trim()).ToList();
            if (headers.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new RefusedException($"{path}:1  the column '{twice.Key}' is there twice.");
            var column = headers.IndexOf(Id);
            if (column < 0) throw new RefusedException($"{path}:1  there is no column {Id}.");

            var row = open(csv, headers);
            while (csv.Read())
            {
                at = csv.LineNumber;
                if (csv.FieldCount != headers.Count) throw new RefusedException($"{path}:{at}  has {csv.FieldCount} values, the first row names {headers.Count}.");
                if (csv.GetString(column).Trim() is not { Length: > 0 } id) throw new RefusedException($"{path}:{at}  has no {Id}.");
                row(id, at);
            }
        }
        catch (CsvFormatException malformed)
        {
            throw new RefusedException($"{path}:{at}  or the line after it is no CSV: {malformed.Message}", malformed);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static bool? Outcome(string text) =>
        Won.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : NotWon.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : null;
}
