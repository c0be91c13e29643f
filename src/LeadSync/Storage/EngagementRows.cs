using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>What people did with us. Each mention is a row; the one that counts for a thing that happened names no other.</summary>
internal static class EngagementRows
{
    private const string Columns = "key, kind, at, url, title, form, form_id, channel, answers, source, same_as";

    /// <summary>Keeps a mention; false where it was told before. A form's name may come after the form itself.</summary>
    /// <param name="contactId">Null where only an address is known, as on a form.</param>
    public static bool Add(SqlSession session, Engagement engagement, ToldBy by, string? contactId, string? email) =>
        session.Run(
            """
            INSERT INTO engagements (key, contact_id, email, kind, at, url, title, form, form_id, channel, answers, source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (key) DO UPDATE SET form = excluded.form, title = coalesce(title, excluded.title)
            WHERE form IS NULL AND excluded.form IS NOT NULL
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
            engagement.Answers is { } answers ? StoredJson.Write(answers) : null,
            (int)by) == 1;

    public static bool IsKnown(SqlSession session, string key) =>
        session.Count("SELECT count(*) FROM engagements WHERE key = $1", key) > 0;

    /// <summary>The things that a person did, oldest first. Topics are not stored: what a page is about, the catalogue in force says.</summary>
    public static List<Engagement> Of(SqlSession session, string? contactId, string? email) => Mention.Things(Mentions(session, contactId, email));

    /// <summary>All that was told of a person.</summary>
    public static List<Mention> Mentions(SqlSession session, string? contactId, string? email) =>
        session.All(
            $"""
            SELECT {Columns} FROM engagements WHERE contact_id = $1
            UNION
            SELECT {Columns} FROM engagements WHERE email = $2
            """,
            Read,
            contactId ?? "",
            email ?? "");

    /// <summary>Says which mention counts; null: this one.</summary>
    public static void Settle(SqlSession session, string key, string? sameAs) =>
        session.Run("UPDATE engagements SET same_as = $2 WHERE key = $1", key, sameAs);

    public static void Drop(SqlSession session, string key) => session.Run("DELETE FROM engagements WHERE key = $1", key);

    /// <summary>Removes all that was told of a contact or of an address; gives how many mentions that were.</summary>
    public static int DropAll(SqlSession session, string? contactId, string? email) =>
        session.Run("DELETE FROM engagements WHERE contact_id = $1", contactId) + session.Run("DELETE FROM engagements WHERE email = $1", email);

    /// <summary>What was told of an address, or of a contact that was merged into this one, is this contact's. Gives how many mentions that were.</summary>
    public static int Adopt(SqlSession session, string contactId, string? email, IEnumerable<string> formerIds) =>
        (email is null ? 0 : session.Run("UPDATE engagements SET contact_id = $1 WHERE email = $2 AND contact_id IS NULL", contactId, email))
        + formerIds.Sum(former => session.Run("UPDATE engagements SET contact_id = $1 WHERE contact_id = $2", contactId, former));

    /// <summary>Forms that somebody was told to have filled in since a moment, by guid or name.</summary>
    public static HashSet<string> FormsSince(SqlSession session, DateTimeOffset since) =>
        session.All("SELECT DISTINCT form_id, form FROM engagements WHERE kind = 'form_submit' AND at >= $1", row => (Id: row.Text(0), Name: row.Text(1)), since.Ms())
            .SelectMany(form => new[] { form.Id, form.Name }).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Removes what is too old, oldest first. Leads in one of the stages keep all that speaks for them.</summary>
    /// <param name="stages">As a JSON list.</param>
    public static int DropOlder(SqlSession session, DateTimeOffset than, string stages, int most) =>
        session.Run(
            """
            DELETE FROM engagements WHERE key IN (
                SELECT key FROM engagements AS old
                WHERE at < $1 AND NOT EXISTS (
                    SELECT 1 FROM leads
                    WHERE (leads.contact_id = old.contact_id OR leads.email = old.email) AND stage IN (SELECT value FROM json_each($2)))
                ORDER BY at LIMIT $3)
            """,
            than.Ms(),
            stages,
            most);

    private static Mention Read(SqliteDataReader row) => new(
        new Engagement(
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
        },
        (ToldBy)row.GetInt32(9),
        row.Text(10));
}
