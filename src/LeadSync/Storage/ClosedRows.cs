using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>Leads whose way has ended, with what the look that called them ready had seen.</summary>
internal static class ClosedRows
{
    /// <param name="stages">Names of the stages in which a way can end.</param>
    public static List<ClosedRow> Of(SqlSession session, IReadOnlyList<string> stages)
    {
        var ended = session.All(
            "SELECT state, contact FROM leads WHERE stage IN (SELECT value FROM json_each($1)) ORDER BY id",
            row => (Lead: StoredJson.Read<Lead>(row.GetString(0)), Contact: row.Text(1) is { } json ? StoredJson.Read<ContactRow>(json) : null),
            StoredJson.Write(stages));
        return [.. ended.Select(row => new ClosedRow(row.Lead, row.Contact, Ready(session, row.Lead)))];
    }

    /// <summary>Null where nobody called the lead ready, or that look is not kept any more.</summary>
    private static SeenByLook? Ready(SqlSession session, Lead lead) => lead.QualifiedAt is { } at
        ? session.First("SELECT seen FROM looks WHERE lead = $1 AND at = $2 ORDER BY id LIMIT 1", row => StoredJson.Read<SeenByLook>(row.GetString(0)), lead.Id.Value, at.Ms())
        : null;
}

/// <param name="Contact">As it was last read, after the end perhaps; null where it never was.</param>
internal sealed record ClosedRow(Lead Lead, ContactRow? Contact, SeenByLook? Ready);
