using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>The list of leads that need a look: one row per lead, whoever asked and however often.</summary>
internal static class WorkRows
{
    /// <summary>How long a claim lasts by the database's clock before another worker may take it.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromSeconds(30);

    private const string Wall = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    /// <summary>Notes that a lead needs a look.</summary>
    /// <remarks>
    /// An arrival without a row voids the row a poll brought earlier on that side: something newer has happened there.
    /// HubSpot's search is seconds behind its records, so a row that comes after such an arrival may still be older, and is not taken.
    /// A lead of a first load stays with the others of it when a poll merely sees what the load itself has written.
    /// </remarks>
    public static void Touch(SqlSession session, Arrival arrival) =>
        session.Run(
            """
            INSERT INTO work (lead, seq, due, lane, sides, hubspot, hubspot_at, salesforce, salesforce_at)
            VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (lead) DO UPDATE SET
                seq = seq + 1,
                due = min(due, excluded.due),
                lane = CASE WHEN lane = 4 AND excluded.lane >= 2 THEN 4 ELSE min(lane, excluded.lane) END,
                sides = sides | excluded.sides,
                hubspot = CASE WHEN excluded.sides & 1 = 0 OR sides & 1 AND hubspot IS NULL THEN hubspot ELSE excluded.hubspot END,
                hubspot_at = CASE WHEN excluded.sides & 1 THEN excluded.hubspot_at ELSE hubspot_at END,
                salesforce = CASE WHEN excluded.sides & 2 THEN excluded.salesforce ELSE salesforce END,
                salesforce_at = CASE WHEN excluded.sides & 2 THEN excluded.salesforce_at ELSE salesforce_at END
            """,
            arrival.Lead.Value,
            arrival.Due.Ms(),
            (int)arrival.Lane,
            (int)arrival.Sides,
            arrival.HubSpot,
            arrival.HubSpot is null ? null : arrival.ReadAt?.Ms(),
            arrival.Salesforce,
            arrival.Salesforce is null ? null : arrival.ReadAt?.Ms());

    /// <summary>Takes up to <paramref name="most"/> leads that are due, urgent lanes first, and within a lane in the order in which LeadSync came to know them.</summary>
    /// <param name="shift">Only leads of these lanes; null: of any.</param>
    public static List<ClaimedWork> Claim(SqlSession session, string token, DateTimeOffset now, int most, Shift? shift = null) =>
        // What an update returns is in no order of its own ("SQLite: RETURNING").
        [.. Take(session, token, now, most, shift).OrderBy(work => work.Lane).ThenBy(work => work.Lead.Value, StringComparer.Ordinal)];

    private static List<ClaimedWork> Take(SqlSession session, string token, DateTimeOffset now, int most, Shift? shift) =>
        session.All(
            $"""
            UPDATE work SET token = $1, token_until = {Wall} + $2
            WHERE lead IN (
                SELECT lead FROM work
                WHERE lane BETWEEN $5 AND $6 AND due <= $3 AND (token IS NULL OR token_until < {Wall})
                ORDER BY lane, due, lead LIMIT $4)
            RETURNING lead, seq, lane, sides, hubspot, hubspot_at, salesforce, salesforce_at
            """,
            Read,
            token,
            (long)ClaimLasts.TotalMilliseconds,
            now.Ms(),
            most,
            (int)(shift ?? Shift.Any).From,
            (int)(shift ?? Shift.Any).To);

    /// <summary>How many leads of these lanes wait for a look, or have one under way.</summary>
    public static int Count(SqlSession session, Shift shift) =>
        (int)session.Count("SELECT count(*) FROM work WHERE lane BETWEEN $1 AND $2", (int)shift.From, (int)shift.To);

    /// <summary>Is a look at this lead on its way, or under way?</summary>
    public static bool IsAwaited(SqlSession session, LeadId lead) =>
        session.Count("SELECT count(*) FROM work WHERE lead = $1", lead.Value) > 0;

    /// <summary>Is the claim still ours? A look that outlived it commits nothing.</summary>
    public static bool IsOurs(SqlSession session, LeadId lead, string token) =>
        session.Count("SELECT count(*) FROM work WHERE lead = $1 AND token = $2", lead.Value, token) == 1;

    /// <summary>The look is done: the row goes, unless something arrived since it was claimed.</summary>
    public static void Finish(SqlSession session, ClaimedWork work, string token)
    {
        if (session.Run("DELETE FROM work WHERE lead = $1 AND token = $2 AND seq = $3", work.Lead.Value, token, work.Seq) == 0)
            Release(session, work.Lead, token);
    }

    public static void Release(SqlSession session, LeadId lead, string token) =>
        session.Run("UPDATE work SET token = NULL WHERE lead = $1 AND token = $2", lead.Value, token);

    /// <summary>Gives a claim back for a later try.</summary>
    public static void Postpone(SqlSession session, LeadId lead, string token, DateTimeOffset until) =>
        session.Run("UPDATE work SET token = NULL, due = $3 WHERE lead = $1 AND token = $2", lead.Value, token, until.Ms());

    /// <summary>Gives a claim back for a look at both sides a moment later, before the rest of a bulk.</summary>
    public static void Gather(SqlSession session, LeadId lead, string token, DateTimeOffset until) =>
        session.Run(
            "UPDATE work SET token = NULL, due = $3, lane = $4, sides = sides | $5 WHERE lead = $1 AND token = $2",
            lead.Value,
            token,
            until.Ms(),
            (int)Lane.Poll,
            (int)Sides.Salesforce);

    /// <summary>At start: whoever held claims on this file is dead, or the file would not be ours.</summary>
    public static void ReleaseAll(SqlSession session) => session.Run("UPDATE work SET token = NULL WHERE token IS NOT NULL");

    private static ClaimedWork Read(SqliteDataReader row) => new(
        new LeadId(row.GetString(0)),
        row.GetInt64(1),
        (Lane)row.GetInt32(2),
        (Sides)row.GetInt32(3),
        row.Text(4),
        row.Time(5),
        row.Text(6),
        row.Time(7));
}

/// <summary>Who moved.</summary>
[Flags]
internal enum Sides
{
    None = 0,
    HubSpot = 1,
    Salesforce = 2,
}

/// <summary>Who is looked at first.</summary>
internal enum Lane
{
    HandRaiser = 0,
    Event = 1,
    Poll = 2,
    Bulk = 3,

    /// <summary>A first load: in batches of thousands, beside the live leads and after them.</summary>
    Backfill = 4,
}

/// <summary>Lanes that one loop works off.</summary>
internal sealed record Shift(Lane From, Lane To)
{
    public static readonly Shift Any = new(Lane.HandRaiser, Lane.Backfill);
    public static readonly Shift Live = new(Lane.HandRaiser, Lane.Bulk);
    public static readonly Shift Backfill = new(Lane.Backfill, Lane.Backfill);
}

/// <summary>One reason for a look.</summary>
/// <param name="HubSpot">What a poll brought from there, as JSON; it counts as that side's read.</param>
/// <param name="ReadAt">When the poll asked: an answer is never newer than its question.</param>
internal sealed record Arrival(
    LeadId Lead,
    Sides Sides,
    Lane Lane,
    DateTimeOffset Due,
    string? HubSpot = null,
    string? Salesforce = null,
    DateTimeOffset? ReadAt = null);

internal sealed record ClaimedWork(
    LeadId Lead,
    long Seq,
    Lane Lane,
    Sides Sides,
    string? HubSpot,
    DateTimeOffset? HubSpotAt,
    string? Salesforce,
    DateTimeOffset? SalesforceAt);
