namespace LeadSync.Intake;

/// <summary>Looks back behind a source's cursor: HubSpot tells of things a little after they happened, not in order, and some a day late.</summary>
/// <param name="mark">Where the cursor is kept.</param>
internal sealed class LateMentions(string mark)
{
    /// <summary>Read again every time.</summary>
    private static readonly TimeSpan Always = TimeSpan.FromMinutes(2);

    private readonly Lookback[] _lookbacks = [new(TimeSpan.FromHours(1)), new(TimeSpan.FromDays(1))];
    private Lookback[] _due = [];

    public string Mark => mark;

    public DateTimeOffset From(DateTimeOffset cursor, DateTimeOffset now)
    {
        var reached = cursor.ToUnixTimeMilliseconds();
        _due = [.. _lookbacks.Where(lookback => lookback.IsDue(reached, now))];
        return DateTimeOffset.FromUnixTimeMilliseconds(_due.Select(lookback => lookback.From(reached)).Append((cursor - Always).ToUnixTimeMilliseconds()).Min());
    }

    /// <summary>The source was read to its end.</summary>
    public void Done(DateTimeOffset newest, DateTimeOffset begun)
    {
        foreach (var lookback in _due) lookback.Done(newest.ToUnixTimeMilliseconds(), begun);
    }
}
