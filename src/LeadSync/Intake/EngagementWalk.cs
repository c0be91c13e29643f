using System.Globalization;
using LeadSync.Hosting;
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

        await _walks.KeepAsync(wanted, LaneOf);
        _newest = wanted.Select(told => told.Engagement.At).Append(_newest).Max();
    }

    /// <summary>Pages come newest first, so the cursor moves when all are kept: stopped before, they are read again.</summary>
    public Task DoneAsync() => _walks.MoveAsync(_mark, _newest);

    private Lane LaneOf(Engagement engagement) => _isFirst ? Lane.Bulk : _hints.Names(engagement) ? Lane.HandRaiser : Lane.Event;
}

/// <summary>Begins readings, and writes for them.</summary>
internal sealed class EngagementWalks(Database database, Bells bells, TimeProvider time)
{
    /// <summary>HubSpot tells of things a little after they happened, and not in order.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>On the first run; older signs of life have mostly faded.</summary>
    private static readonly TimeSpan AtFirst = TimeSpan.FromDays(30);

    internal DateTimeOffset Earliest => time.GetUtcNow() - AtFirst;

    /// <param name="name">Of the cursor, for example <c>form/{guid}</c>.</param>
    public async Task<EngagementWalk> BeginAsync(string name, SourceRun run, CancellationToken token)
    {
        var mark = $"poll/{name}/cursor";
        var cursor = await database.ReadAsync(session => Marks.Get(session, mark), token);
        return new EngagementWalk(this, run, mark, cursor is null ? null : DateTimeOffset.Parse(cursor, CultureInfo.InvariantCulture));
    }

    internal async Task KeepAsync(IReadOnlyList<Told> page, Func<Engagement, Lane> laneOf)
    {
        var touched = await database.WriteAsync(session =>
        {
            var fresh = page.Where(told => EngagementRows.Keep(session, told.Engagement, told.ContactId, told.Email))
                .GroupBy(told => LeadOf(session, told));
            return fresh.Count(lead => Touch(session, lead.Key, lead.Min(told => laneOf(told.Engagement))));
        });
        if (touched > 0) bells.Work.Ring();
    }

    internal Task MoveAsync(string mark, DateTimeOffset newest) =>
        database.WriteAsync(session => Marks.Set(session, mark, newest.ToString("O")));

    /// <summary>Null for an address that no contact is known by yet: its first look finds what was kept for it.</summary>
    private LeadId? LeadOf(SqlSession session, Told told) => told.ContactId is { } contact
        ? LeadRows.ForContact(session, contact, time.GetUtcNow()).Lead
        : LeadRows.ForEmail(session, told.Email!);

    private bool Touch(SqlSession session, LeadId? lead, Lane lane)
    {
        if (lead is not { } known) return false;

        WorkRows.Touch(session, new Arrival(known, Sides.HubSpot, lane, time.GetUtcNow()));
        return true;
    }
}
