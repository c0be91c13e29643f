using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>What became of deliveries, until the next look has taken note.</summary>
internal static class ReceiptRows
{
    public static void Add(SqlSession session, LeadId lead, Receipt receipt) =>
        session.Run(
            "INSERT INTO receipts (lead, target, kind, crm_id, code, message, body, at, fields) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            lead.Value,
            receipt.Target,
            receipt.Kind.ToString(),
            receipt.CrmId,
            receipt.Code,
            receipt.Message,
            receipt.Body,
            receipt.At.Ms(),
            receipt.Fields.Count == 0 ? null : StoredJson.Write(receipt.Fields));

    /// <summary>Receipts of one lead, oldest first, with the number of the last: what came later is for the next look.</summary>
    public static (List<Receipt> Receipts, long Last) Of(SqlSession session, LeadId lead)
    {
        var rows = session.All("SELECT id, target, kind, crm_id, code, message, body, at, fields FROM receipts WHERE lead = $1 ORDER BY id", Read, lead.Value);
        return ([.. rows.Select(row => row.Receipt)], rows.Count == 0 ? 0 : rows[^1].Id);
    }

    /// <summary>The record a lead is pinned to, or the one that its last write has just made; null where there is neither.</summary>
    public static CrmLink? MadeOrPinned(SqlSession session, Lead lead) => lead.Crm ?? (
        Of(session, lead.Id).Receipts.LastOrDefault(receipt => receipt is { Target: Target.Crm, Kind: ReceiptKind.Written, CrmId: not null }) is { } made
            ? new CrmLink(CrmLink.Lead, made.CrmId!)
            : null);

    /// <summary>Targets that have answered since.</summary>
    public static List<string> Since(SqlSession session, LeadId lead, long last) =>
        session.All("SELECT target FROM receipts WHERE lead = $1 AND id > $2", row => row.GetString(0), lead.Value, last);

    /// <summary>Did our last write to HubSpot, sent or just confirmed, set a property to this value? HubSpot's event may be faster than its answer.</summary>
    /// <param name="property">A property's internal name: lower-case letters, digits and underscores.</param>
    public static bool Tells(SqlSession session, LeadId lead, string property, string value) =>
        session.Count(
            """
            SELECT count(*) FROM (
                SELECT body FROM receipts WHERE lead = $1 AND target = $2 AND kind = 'Written'
                UNION ALL SELECT body FROM outbox WHERE lead = $1 AND target = $2 AND state = 'sending')
            WHERE body ->> $3 = $4
            """,
            lead.Value,
            Target.HubSpot,
            $"$.properties.{property}",
            value) > 0;

    public static void TakenNote(SqlSession session, LeadId lead, long last) =>
        session.Run("DELETE FROM receipts WHERE lead = $1 AND id <= $2", lead.Value, last);

    private static (long Id, Receipt Receipt) Read(SqliteDataReader row) => (
        row.GetInt64(0),
        new Receipt(
            row.GetString(1),
            Enum.Parse<ReceiptKind>(row.GetString(2)),
            row.Text(3),
            row.Text(4),
            row.Text(5),
            row.Text(6) ?? "",
            row.Time(7)!.Value)
        {
            Fields = row.Text(8) is { } fields ? StoredJson.Read<IReadOnlyList<string>>(fields) : [],
        });
}
