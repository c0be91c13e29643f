using System.Globalization;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>One reading of one source: keeps what is new, asks for looks, and moves the source's cursor at its end.</summary>
internal sealed class EngagementWalk
{
    private readonly EngagementWalks _walks;
    private readonly SourceRun _run;
    private readonly HandRaiseHints _hints;
    private readonly LateMentions _late;
    private readonly DateTimeOffset _begun;
    private readonly DateTimeOffset _cursor;
    private DateTimeOffset _newest;

    internal EngagementWalk(EngagementWalks walks, SourceRun run, LateMentions late, DateTimeOffset? cursor, DateTimeOffset begun)
    {
        (_walks, _run, _late, _begun, _hints) = (walks, run, late, begun, new HandRaiseHints(run.Rules.Scoring));
        _newest = _cursor = cursor ?? begun - EngagementWalks.AtFirst;
        Since = cursor is { } reached ? late.From(reached, begun) : _newest;
    }

    /// <summary>What is older has been read before, or is not wanted.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Did the source tell of anything newer than ever before?</summary>
    public bool HasNews => _newest > _cursor;

    public async Task KeepAsync(IReadOnlyList<Told> page)
    {
        var wanted = page.Where(told => told.Engagement.At >= Since).ToList();
        if (wanted.Count == 0) return;

        await _walks.Book.KeepAsync(wanted, _run.Rules, LaneOf);
        _newest = wanted.Select(told => told.Engagement.At).Append(_newest).Max();
    }

    /// <summary>Pages come newest first, so the cursor moves when all are kept: stopped before, they are read again.</summary>
    public async Task DoneAsync()
    {
        await _walks.Book.MoveAsync(_late.Mark, _newest);
        _late.Done(_newest, _begun);
    }

    private Lane LaneOf(Engagement engagement) => _run.IsFirst ? Lane.Bulk : _hints.Names(engagement) ? Lane.HandRaiser : Lane.Event;
}

/// <summary>Begins readings.</summary>
internal sealed class EngagementWalks(IEngagementBook book, TimeProvider time)
{
    /// <summary>On the first run; older signs of life have mostly faded.</summary>
    public static readonly TimeSpan AtFirst = TimeSpan.FromDays(30);

    private readonly Dictionary<string, LateMentions> _late = [];

    internal IEngagementBook Book => book;

    /// <param name="name">Of the cursor, for example <c>form/{guid}</c>.</param>
    public async Task<EngagementWalk> BeginAsync(string name, SourceRun run, CancellationToken token)
    {
        if (!_late.TryGetValue(name, out var late)) _late[name] = late = new LateMentions($"poll/{name}/cursor");

        var cursor = await book.CursorAsync(late.Mark, token);
        return new EngagementWalk(this, run, late, cursor is null ? null : DateTimeOffset.Parse(cursor, CultureInfo.InvariantCulture), time.GetUtcNow());
    }
}
