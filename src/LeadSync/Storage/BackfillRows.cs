using System.Globalization;
using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>The first load, and the leads that it is about.</summary>
internal static class BackfillRows
{
    private const string IsOpen = "stage = 'nurture' AND crm_id IS NULL AND contact IS NOT NULL AND ($1 IS NULL OR contact ->> '$.createdAt' >= $1)";
    private const string IsWaiting = "stage = 'nurture' AND state ->> '$.beforeLeadSync' = 1 AND state ->> '$.admitted' IS NULL AND ($1 IS NULL OR contact ->> '$.createdAt' >= $1)";

    public static Backfill? Get(SqlSession session) =>
        session.First(
            "SELECT since, per_day, cursor, linked, total, day, today, let_in, started_at, finished_at FROM backfill",
            row => new Backfill(
                row.Time(0),
                row.GetInt32(1),
                row.GetString(2),
                row.GetInt32(3),
                row.GetInt32(4),
                DateOnly.ParseExact(row.GetString(5), "O", CultureInfo.InvariantCulture),
                row.GetInt32(6),
                row.GetInt32(7),
                row.Time(8)!.Value,
                row.Time(9)));

    public static void Put(SqlSession session, Backfill backfill) =>
        session.Run(
            """
            INSERT INTO backfill (id, since, per_day, cursor, linked, total, day, today, let_in, started_at, finished_at)
            VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (id) DO UPDATE SET since = excluded.since, per_day = excluded.per_day, cursor = excluded.cursor, linked = excluded.linked,
                total = excluded.total, day = excluded.day, today = excluded.today, let_in = excluded.let_in,
                started_at = excluded.started_at, finished_at = excluded.finished_at
            """,
            backfill.Since?.Ms(),
            backfill.PerDay,
            backfill.Cursor,
            backfill.Linked,
            backfill.Total,
            backfill.Day.ToString("O", CultureInfo.InvariantCulture),
            backfill.Today,
            backfill.LetIn,
            backfill.StartedAt.Ms(),
            backfill.FinishedAt?.Ms());

    /// <summary>What a first load would be about: leads to link, and leads that were ready before LeadSync.</summary>
    public static (int ToLink, int Ready) Count(SqlSession session, DateTimeOffset? since) => (
        (int)session.Count($"SELECT count(*) FROM leads WHERE {IsOpen}", Text(since)),
        (int)session.Count($"SELECT count(*) FROM leads WHERE {IsWaiting}", Text(since)));

    /// <summary>Leads that were ready before LeadSync and were not let in yet, the strongest first.</summary>
    public static List<LeadId> Waiting(SqlSession session, DateTimeOffset? since, int most) =>
        session.All(
            $"SELECT id FROM leads WHERE {IsWaiting} ORDER BY coalesce(state ->> '$.score.fit', 0) + coalesce(state ->> '$.score.engagement', 0) DESC, id LIMIT $2",
            Id,
            Text(since),
            most);

    /// <summary>The next leads to link, in the order of their ids.</summary>
    public static List<LeadId> Open(SqlSession session, DateTimeOffset? since, string after, int most) =>
        session.All($"SELECT id FROM leads WHERE {IsOpen} AND id > $2 AND state ->> '$.admitted' IS NULL ORDER BY id LIMIT $3", Id, Text(since), after, most);

    /// <summary>Marks a lead and has it looked at; a look that was under way starts anew.</summary>
    /// <param name="mark">A flag of the lead: <c>admitted</c> or <c>wantsLink</c>.</param>
    public static void Ask(SqlSession session, LeadId lead, string mark, DateTimeOffset now)
    {
        session.Run($"UPDATE leads SET version = version + 1, state = json_set(state, '$.{mark}', json('true'), '$.version', version + 1) WHERE id = $1", lead.Value);
        WorkRows.Touch(session, new Arrival(lead, Sides.None, Lane.Backfill, now));
    }

    private static LeadId Id(SqliteDataReader row) => new(row.GetString(0));

    /// <summary>As JSON has it: sorts as text.</summary>
    private static string? Text(DateTimeOffset? since) => since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
