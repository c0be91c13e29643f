using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>What could not be delivered for good, until a person has dealt with it.</summary>
internal static class DeadLetterRows
{
    private const string Columns = "id, lead, target, key, body, code, message, at";

    /// <summary>Keeps a refusal; a newer one of the same takes its place.</summary>
    public static void Add(SqlSession session, OutboxRow row, string? code, string message, DateTimeOffset now)
    {
        Resolved(session, row);
        session.Run(
            "INSERT INTO dead_letters (lead, target, key, body, code, message, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            row.Lead.Value,
            row.Target,
            row.Key,
            row.Body,
            code,
            message,
            now.Ms());
    }

    /// <summary>A later write of the lead to the same target went through, or the same message.</summary>
    public static void Resolved(SqlSession session, OutboxRow row) =>
        session.Run("DELETE FROM dead_letters WHERE lead = $1 AND target = $2 AND key IS $3", row.Lead.Value, row.Target, row.Key);

    public static long Count(SqlSession session) => session.Count("SELECT count(*) FROM dead_letters");

    public static List<DeadLetter> All(SqlSession session) => session.All($"SELECT {Columns} FROM dead_letters ORDER BY id", Read);

    public static DeadLetter? Find(SqlSession session, long id) => session.First($"SELECT {Columns} FROM dead_letters WHERE id = $1", Read, id);

    public static void Remove(SqlSession session, long id) => session.Run("DELETE FROM dead_letters WHERE id = $1", id);

    private static DeadLetter Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new LeadId(row.GetString(1)),
        row.GetString(2),
        row.Text(3),
        row.GetString(4),
        row.Text(5),
        row.GetString(6),
        row.Time(7)!.Value);
}

/// <param name="Key">Null for a record's desired values.</param>
/// <param name="Body">What was to be sent, as JSON.</param>
/// <param name="Message">The other system's own words.</param>
internal sealed record DeadLetter(long Id, LeadId Lead, string Target, string? Key, string Body, string? Code, string Message, DateTimeOffset At);
