using System.Globalization;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>How far a poll has come, and where it reads from.</summary>
/// <remarks>The cursor is the newest stamp the other system wrote: no clock of ours plays in, which may be wrong by minutes.</remarks>
internal sealed class PollWindow(string mark)
{
    private readonly Lookback[] _lookbacks = [new(TimeSpan.FromSeconds(10)), new(TimeSpan.FromMinutes(5))];
    private Lookback[] _due = [];

    /// <summary>The newest stamp seen, in milliseconds since 1970; null before the first poll.</summary>
    public long? Cursor(SqlSession session) =>
        Marks.Get(session, mark) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Belongs into the transaction that keeps what was read, after it.</summary>
    public void Move(SqlSession session, long newest) => Marks.Set(session, mark, newest.ToString(CultureInfo.InvariantCulture));

    /// <summary>The stamp to read from; <paramref name="start"/> on the first poll.</summary>
    public long From(long? cursor, long start, DateTimeOffset now)
    {
        _due = cursor is { } reached ? [.. _lookbacks.Where(lookback => lookback.IsDue(reached, now))] : _lookbacks;
        return cursor is not { } at ? start : _due.Select(lookback => lookback.From(at)).Append(at + 1).Min();
    }

    /// <summary>The poll came to its end.</summary>
    public void Done(long newest, DateTimeOffset begun)
    {
        foreach (var lookback in _due) lookback.Done(newest, begun);
    }
}
