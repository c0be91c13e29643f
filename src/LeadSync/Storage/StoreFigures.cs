using System.Globalization;
using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>The store in numbers: what waits and since when, and where the leads are.</summary>
internal static class StoreFigures
{
    public static StoreReading Read(SqlSession session) => new(
        session.First("SELECT count(*), min(due) FROM work", Waiting)!,
        session.First("SELECT count(*), min(created_at) FROM outbox WHERE state <> 'done'", Waiting)!,
        session.First("SELECT count(*), min(created_at) FROM outbox WHERE state <> 'done' AND target NOT IN ($1, $2)", Waiting, Target.Mail, Target.Slack)!,
        DeadLetterRows.Count(session),
        session.All("SELECT stage, count(*) FROM leads GROUP BY stage", row => (row.GetString(0), row.GetInt64(1))).ToDictionary(),
        session.Count("SELECT count(*) FROM leads WHERE json_array_length(state, '$.holds') > 0 AND EXISTS (SELECT 1 FROM json_each(state, '$.holds') WHERE value ->> '$.what' = $1)", HoldOn.Pair),
        Marks.Get(session, Marks.PeopleForgotten) is { } people ? long.Parse(people, CultureInfo.InvariantCulture) : 0,
        Marks.Get(session, Marks.HubSpotPolled),
        Marks.Get(session, Marks.SalesforcePolled),
        Marks.Get(session, Marks.Orphans) is { } orphans ? StoredJson.Read<IReadOnlyDictionary<string, int>>(orphans) : null);

    private static WaitingRows Waiting(SqliteDataReader row) => new(row.GetInt64(0), row.Time(1));
}

/// <param name="Outbox">Everything that has been decided and has not arrived.</param>
/// <param name="ToSystems">Of these, what is to be written in HubSpot and Salesforce; the rest tells people.</param>
/// <param name="Pairs">Leads that wait for a person to merge two of a kind in one of the systems.</param>
/// <param name="Forgotten">People who were erased since this store was made.</param>
/// <param name="Orphans">Leads that nobody will work on, by kind; null before the first sweep.</param>
/// <param name="HubSpotPolled">When the last complete poll began, ISO 8601; null before the first.</param>
internal sealed record StoreReading(
    WaitingRows Work,
    WaitingRows Outbox,
    WaitingRows ToSystems,
    long DeadLetters,
    IReadOnlyDictionary<string, long> Leads,
    long Pairs,
    long Forgotten,
    string? HubSpotPolled,
    string? SalesforcePolled,
    IReadOnlyDictionary<string, int>? Orphans);

/// <param name="Oldest">Since when the first one waits; null where none does.</param>
internal sealed record WaitingRows(long Count, DateTimeOffset? Oldest)
{
    public long OldestSeconds(DateTimeOffset now) => Oldest is { } since && since < now ? (long)(now - since).TotalSeconds : 0;
}
