using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>Reviews, and the leads that they are about.</summary>
internal static class ReviewRows
{
    private const string Columns = "SELECT field, cursor, asked, total, started_at, finished_at FROM reviews";
    private const string Lacks = "crm_id IS NOT NULL AND contact IS NOT NULL AND state ->> '$.gone' IS NULL AND NOT EXISTS (SELECT 1 FROM json_each(state, '$.fields') WHERE key = $1)";
    private const string IsNurture = "stage = 'nurture' AND contact IS NOT NULL AND state ->> '$.gone' IS NULL";

    public static Review? Get(SqlSession session, string? field) => session.First($"{Columns} WHERE field = $1", Read, field ?? "");

    /// <summary>Reviews that are not over, the oldest first.</summary>
    public static List<Review> Open(SqlSession session) => session.All($"{Columns} WHERE finished_at IS NULL ORDER BY started_at", Read);

    public static void Put(SqlSession session, Review review) =>
        session.Run(
            """
            INSERT INTO reviews (field, cursor, asked, total, started_at, finished_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (field) DO UPDATE SET cursor = excluded.cursor, asked = excluded.asked, total = excluded.total,
                started_at = excluded.started_at, finished_at = excluded.finished_at
            """,
            review.Field ?? "",
            review.Cursor,
            review.Asked,
            review.Total,
            review.StartedAt.Ms(),
            review.FinishedAt?.Ms());

    /// <summary>How many leads a review would be about.</summary>
    public static int Count(SqlSession session, string? field) => (int)session.Count($"SELECT count(*) FROM leads WHERE {About(field)}", field);

    /// <summary>The next leads of it, in the order of their ids.</summary>
    public static List<LeadId> Next(SqlSession session, string? field, string after, int most) =>
        session.All($"SELECT id FROM leads WHERE {About(field)} AND id > $2 ORDER BY id LIMIT $3", row => new LeadId(row.GetString(0)), field, after, most);

    /// <summary>What is known of a property among the linked leads that lack its mapping: in how many it was read, and in how many it was filled.</summary>
    public static (int Read, int Filled) Values(SqlSession session, string field, string property) => session.First(
        $"SELECT count(*), count(nullif(p.value, '')) FROM leads, json_each(contact, '$.properties') p WHERE {Lacks} AND p.key = $2",
        row => (row.GetInt32(0), row.GetInt32(1)),
        field,
        property);

    private static string About(string? field) => field is null ? IsNurture : Lacks;

    private static Review Read(SqliteDataReader row) => new(
        row.GetString(0) is { Length: > 0 } field ? field : null,
        row.GetString(1),
        row.GetInt32(2),
        row.GetInt32(3),
        row.Time(4)!.Value,
        row.Time(5));
}
