using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>What is to be sent, committed together with the decision it came from.</summary>
internal static class OutboxRows
{
    private const string Columns = "id, lead, target, key, body, seek, created_at, lane";

    /// <summary>Desired values: the newer decision replaces a row that is not under way.</summary>
    public static void PutRecord(SqlSession session, LeadId lead, string target, string body, Lane lane, DateTimeOffset now, DateTimeOffset due) =>
        session.Run(
            """
            INSERT INTO outbox (lead, target, kind, body, state, lane, created_at, due_at) VALUES ($1, $2, 'record', $3, 'waiting', $6, $4, $5)
            ON CONFLICT (lead, target) WHERE kind = 'record' AND state = 'waiting'
            DO UPDATE SET body = excluded.body, created_at = excluded.created_at, due_at = excluded.due_at, lane = min(lane, excluded.lane)
            """,
            lead.Value,
            target,
            body,
            now.Ms(),
            due.Ms(),
            (int)lane);

    /// <summary>A decision that wants nothing of a target takes back what waits for it.</summary>
    public static void Withdraw(SqlSession session, LeadId lead, string target) =>
        session.Run("DELETE FROM outbox WHERE lead = $1 AND target = $2 AND kind = 'record' AND state = 'waiting'", lead.Value, target);

    /// <summary>A message is added once per key, for ever.</summary>
    /// <param name="notBefore">From then on it waits; a quiet night does not count.</param>
    public static void AddMessage(SqlSession session, LeadId lead, string target, string key, string body, Lane lane, DateTimeOffset notBefore) =>
        session.Run(
            """
            INSERT INTO outbox (lead, target, kind, key, body, state, lane, created_at, due_at) VALUES ($1, $2, 'message', $3, $4, 'waiting', $6, $5, $5)
            ON CONFLICT DO NOTHING
            """,
            lead.Value,
            target,
            key,
            body,
            notBefore.Ms(),
            (int)lane);

    /// <summary>Takes rows to send. A lead with a row under way, or with news its next look has not read, waits.</summary>
    public static List<OutboxRow> Take(SqlSession session, string target, DateTimeOffset now, int most, Shift? shift = null) =>
        session.All(
            $"""
            UPDATE outbox SET state = 'sending'
            WHERE id IN (
                SELECT id FROM outbox AS o
                WHERE target = $1 AND state = 'waiting' AND due_at <= $2 AND lane BETWEEN $4 AND $5
                  AND NOT EXISTS (SELECT 1 FROM outbox AS b WHERE b.lead = o.lead AND b.target = o.target AND b.state = 'sending')
                  AND (o.kind = 'message' OR NOT EXISTS (SELECT 1 FROM receipts AS r WHERE r.lead = o.lead AND r.target = o.target))
                ORDER BY id LIMIT $3)
            RETURNING {Columns}
            """,
            Read,
            target,
            now.Ms(),
            most,
            (int)(shift ?? Shift.Any).From,
            (int)(shift ?? Shift.Any).To);

    /// <summary>How many wait for a target, and since when the first of each lane does.</summary>
    public static List<WaitingLane> Waiting(SqlSession session, string target, DateTimeOffset now, Shift? shift = null) =>
        session.All(
            "SELECT lane, count(*), min(due_at) FROM outbox WHERE target = $1 AND state = 'waiting' AND due_at <= $2 AND lane BETWEEN $3 AND $4 GROUP BY lane",
            row => new WaitingLane((Lane)row.GetInt32(0), row.GetInt64(1), row.Time(2)!.Value),
            target,
            now.Ms(),
            (int)(shift ?? Shift.Any).From,
            (int)(shift ?? Shift.Any).To);

    /// <summary>Targets that a record write of the lead has left for, and has no answer from yet.</summary>
    public static List<string> UnderWay(SqlSession session, LeadId lead) =>
        session.All("SELECT target FROM outbox WHERE lead = $1 AND kind = 'record' AND state = 'sending'", row => row.GetString(0), lead.Value);

    /// <summary>How many of these lanes wait, or have left and are not answered.</summary>
    public static int Count(SqlSession session, Shift shift) =>
        (int)session.Count("SELECT count(*) FROM outbox WHERE state <> 'done' AND lane BETWEEN $1 AND $2", (int)shift.From, (int)shift.To);

    /// <summary>At start: what was under way when the last worker died has an unknown outcome.</summary>
    public static List<OutboxRow> UnderWay(SqlSession session) =>
        session.All($"SELECT {Columns} FROM outbox WHERE state = 'sending'", Read);

    /// <summary>Is the row still there? One of a person who was forgotten meanwhile is not.</summary>
    public static bool IsThere(SqlSession session, long id) => session.Count("SELECT count(*) FROM outbox WHERE id = $1", id) > 0;

    /// <summary>Has anything of the lead left that is not answered, record or message?</summary>
    public static bool AnyUnderWay(SqlSession session, LeadId lead) =>
        session.Count("SELECT count(*) FROM outbox WHERE lead = $1 AND state = 'sending'", lead.Value) > 0;

    /// <summary>Has anything left for Salesforce that is not answered, or may it have? A Task that is sought by its key may be there.</summary>
    public static bool MayHaveLeft(SqlSession session, LeadId lead) =>
        session.Count("SELECT count(*) FROM outbox WHERE lead = $1 AND target IN ($2, $3) AND (state = 'sending' OR state = 'waiting' AND seek = 1)", lead.Value, Target.Crm, Target.CrmTask) > 0;

    /// <summary>Nothing that waits of a lead is sent any more, record or message.</summary>
    public static void DropWaiting(SqlSession session, LeadId lead) => session.Run("DELETE FROM outbox WHERE lead = $1 AND state = 'waiting'", lead.Value);

    /// <summary>What was said of one lead is another's; what still waited of it is not sent.</summary>
    public static void Redirect(SqlSession session, LeadId from, LeadId to)
    {
        DropWaiting(session, from);
        session.Run("UPDATE outbox SET lead = $2 WHERE lead = $1", from.Value, to.Value);
    }

    public static void Remove(SqlSession session, long id) => session.Run("DELETE FROM outbox WHERE id = $1", id);

    /// <summary>A sent message stays under its key, so that it is never added again.</summary>
    public static void Done(SqlSession session, long id) => session.Run("UPDATE outbox SET state = 'done' WHERE id = $1", id);

    /// <summary>A word that was sent stays under its key; what it said of a person need not.</summary>
    public static void Sent(SqlSession session, long id) => session.Run("UPDATE outbox SET state = 'done', body = '' WHERE id = $1", id);

    /// <summary>A message that may or may not have been sent is sought by its key before it is sent again.</summary>
    public static void Retry(SqlSession session, long id, DateTimeOffset due, bool seek) =>
        session.Run("UPDATE outbox SET state = 'waiting', due_at = $2, seek = max(seek, $3) WHERE id = $1", id, due.Ms(), seek ? 1 : 0);

    /// <summary>A message that was refused goes out again, as a person asked; sought first, since the refusal may be old.</summary>
    public static void SendAgain(SqlSession session, string key, DateTimeOffset now) =>
        session.Run("UPDATE outbox SET state = 'waiting', due_at = $2, seek = 1 WHERE key = $1 AND state = 'done'", key, now.Ms());

    private static OutboxRow Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new LeadId(row.GetString(1)),
        row.GetString(2),
        row.Text(3),
        row.GetString(4),
        row.GetInt32(5) == 1,
        row.Time(6)!.Value,
        (Lane)row.GetInt32(7));
}

internal sealed record WaitingLane(Lane Lane, long Count, DateTimeOffset Since);

/// <param name="Key">Null for a record's desired values.</param>
/// <param name="Seek">It may have been sent already: look for the key first.</param>
internal sealed record OutboxRow(long Id, LeadId Lead, string Target, string? Key, string Body, bool Seek, DateTimeOffset CreatedAt, Lane Lane);
