using System.Globalization;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>One reading of one source: keeps what is new, asks for looks, and moves the source's cursor at its end.</summary>
internal sealed class EngagementWalk
{
    private readonly EngagementWalks _walks;
    private readonly HandRaiseHints _hints;
    private readonly string _mark;
    private readonly bool _isFirst;
    private DateTimeOffset _newest;

    internal EngagementWalk(EngagementWalks walks, SourceRun run, string mark, DateTimeOffset? cursor)
    {
        (_walks, _mark, _isFirst, _hints) = (walks, mark, run.IsFirst, new HandRaiseHints(run.Rules.Scoring));
        _newest = cursor ?? walks.Earliest;
        Since = cursor is { } reached ? reached - EngagementWalks.Overlap : _newest;
    }

    /// <summary>What is older has been read before, or is not wanted.</summary>
    public DateTimeOffset Since { get; }

    public async Task KeepAsync(IReadOnlyList<Told> page)
    {
        var wanted = page.Where(told => told.Engagement.At >= Since).ToList();
        if (wanted.Count == 0) return;

        await _walks.Book.KeepAsync(wanted, LaneOf);
        _newest = wanted.Select(told => told.Engagement.At).Append(_newest).Max();
    }

    /// <summary>Pages come newest first, so the cursor moves when all are kept: stopped before, they are read again.</summary>
    public Task DoneAsync() => _walks.Book.MoveAsync(_mark, _newest);

    private Lane LaneOf(Engagement engagement) => _isFirst ? Lane.Bulk : _hints.Names(engagement) ? Lane.HandRaiser : Lane.Event;
}

/// <summary>Begins readings.</summary>
internal sealed class EngagementWalks(IEngagementBook book, TimeProvider time)
{
    /// <summary>HubSpot tells of things a little after they happened, and not in order.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>On the first run; older signs of life have mostly faded.</summary>
    private static readonly TimeSpan AtFirst = TimeSpan.FromDays(30);

    internal IEngagementBook Book => book;

    internal DateTimeOffset Earliest => time.GetUtcNow() - AtFirst;

    /// <param name="name">Of the cursor, for example <c>form/{guid}</c>.</param>
    public async Task<EngagementWalk> BeginAsync(string name, SourceRun run, CancellationToken token)
    {
        var mark = $"poll/{name}/cursor";
        var cursor = await book.CursorAsync(mark, token);
        return new EngagementWalk(this, run, mark, cursor is null ? null : DateTimeOffset.Parse(cursor, CultureInfo.InvariantCulture));
    }
}
