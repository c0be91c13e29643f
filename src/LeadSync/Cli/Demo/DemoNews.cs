using LeadSync.Storage;

namespace LeadSync.Cli.Demo;

/// <summary>What happens in the demo, as lines; told by everybody who does something, read by the screen.</summary>
internal sealed class DemoNews(TimeProvider time)
{
    /// <summary>Lines that wait to be shown at most: a list of thousands that travels at once is told in part.</summary>
    private const int MostWaiting = 200;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

    public void Tell(string line)
    {
        lock (_gate)
        {
            if (_lines.Count < MostWaiting) _lines.Enqueue($"{time.GetLocalNow():HH:mm:ss}  {line}");
        }
    }

    /// <summary>The lines since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            string[] lines = [.. _lines];
            _lines.Clear();
            return lines;
        }
    }
}

/// <summary>Reads on in the histories of all leads: what LeadSync itself has to tell.</summary>
internal sealed class HistoryNews(string database, DemoNews news)
{
    private const int MostLines = 12;

    private long _last;

    public void Tell()
    {
        var entries = Database.Peek(database, session => HistoryRows.Since(session, _last));
        if (entries.Count == 0) return;

        _last = entries[^1].Id;
        var worth = entries.Where(entry => entry.Kind is "stage" or "hold").ToList();
        foreach (var entry in worth.Take(MostLines)) news.Tell($"contact {entry.ContactId}: {entry.Text}");
        if (worth.Count > MostLines) news.Tell($"… and {worth.Count - MostLines} more like these");
    }
}
