using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>What people did with us, one row per thing that happened.</summary>
internal static class EngagementRows
{
    /// <summary>Keeps an engagement; false where it was told before.</summary>
    /// <param name="contactId">Null where only an address is known, as on a form.</param>
    public static bool Keep(SqlSession session, Engagement engagement, string? contactId, string? email) =>
        session.Run(
            """
            INSERT INTO engagements (key, contact_id, email, kind, at, url, title, form, form_id, channel, answers)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """,
            engagement.Key,
            contactId,
            email,
            engagement.Kind,
            engagement.At.Ms(),
            engagement.Url,
            engagement.Title,
            engagement.Form,
            engagement.FormId,
            engagement.Channel,
            engagement.Answers is { } answers ? StoredJson.Write(answers) : null) == 1;

    /// <summary>What somebody did, oldest first. Topics are not stored: what a page is about, the catalogue in force says.</summary>
    public static List<Engagement> Of(SqlSession session, string? contactId, string? email) =>
        session.All(
            """
            SELECT key, kind, at, url, title, form, form_id, channel, answers FROM engagements WHERE contact_id = $1
            UNION
            SELECT key, kind, at, url, title, form, form_id, channel, answers FROM engagements WHERE email = $2
            ORDER BY at, key
            """,
            Read,
            contactId ?? "",
            email ?? "");

    private static Engagement Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.Time(2)!.Value,
        row.Text(3),
        row.Text(4),
        row.Text(5),
        row.Text(6),
        Channel: row.Text(7))
    {
        Answers = row.Text(8) is { } answers ? StoredJson.Read<IReadOnlyList<FormAnswer>>(answers) : null,
    };
}
