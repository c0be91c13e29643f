using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>The story of each lead, in sentences.</summary>
internal static class HistoryRows
{
    public static void Add(SqlSession session, LeadId lead, DateTimeOffset at, string kind, string text, string? rules = null, long? look = null) =>
        session.Run(
            "INSERT INTO history (lead, at, kind, text, rules, look) VALUES ($1, $2, $3, $4, $5, $6)",
            lead.Value,
            at.Ms(),
            kind,
            text,
            rules,
            look);

    /// <summary>One lead's story is part of another's.</summary>
    public static void Redirect(SqlSession session, LeadId from, LeadId to)
    {
        session.Run("UPDATE history SET lead = $2 WHERE lead = $1", from.Value, to.Value);
        session.Run("UPDATE looks SET lead = $2 WHERE lead = $1", from.Value, to.Value);
    }

    public static List<HistoryEntry> Of(SqlSession session, LeadId lead) =>
        session.All(
            "SELECT at, kind, text, rules FROM history WHERE lead = $1 ORDER BY id",
            row => new HistoryEntry(row.Time(0)!.Value, row.GetString(1), row.GetString(2), row.Text(3)),
            lead.Value);

    /// <summary>What was added to any lead's story after an entry, oldest first, with the number of each.</summary>
    public static List<HistoryNewsRow> Since(SqlSession session, long last) =>
        session.All(
            "SELECT h.id, l.contact_id, h.kind, h.text FROM history AS h JOIN leads AS l ON l.id = h.lead WHERE h.id > $1 ORDER BY h.id",
            row => new HistoryNewsRow(row.GetInt64(0), row.Text(1), row.GetString(2), row.GetString(3)),
            last);
}

/// <param name="Rules">Hash of the rules that were in force.</param>
internal sealed record HistoryEntry(DateTimeOffset At, string Kind, string Text, string? Rules);

/// <param name="Id">Rises with every entry of any lead.</param>
internal sealed record HistoryNewsRow(long Id, string? ContactId, string Kind, string Text);
