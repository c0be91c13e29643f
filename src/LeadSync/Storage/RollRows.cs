using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>People in the order of their leads' ids, as a roll is called.</summary>
internal static class RollRows
{
    /// <summary>The next ones whose contact was read once.</summary>
    /// <param name="after">Id of the last lead called; empty at the start.</param>
    public static List<RolledContact> Next(SqlSession session, string after, int most) =>
        session.All(
            """
            SELECT id, contact_id, coalesce(state ->> '$.gone', 0),
                   (SELECT value ->> '$.since' FROM json_each(state, '$.holds') WHERE value ->> '$.what' = $3)
            FROM leads WHERE id > $1 AND contact_id IS NOT NULL AND contact IS NOT NULL ORDER BY id LIMIT $2
            """,
            row => new RolledContact(new LeadId(row.GetString(0)), row.GetString(1), row.GetInt64(2) != 0, row.IsDBNull(3) ? null : row.GetDateTimeOffset(3)),
            after,
            most,
            HoldOn.Feedback);

    public static long Count(SqlSession session) => session.Count("SELECT count(*) FROM leads");
}

/// <param name="IsGone">A look has missed the contact already.</param>
/// <param name="GoneSince">Since when it has been missed, as far as that is known.</param>
internal sealed record RolledContact(LeadId Lead, string ContactId, bool IsGone, DateTimeOffset? GoneSince);
