using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>The leads as stored: the whole record as JSON, and beside it the few columns that questions are asked by.</summary>
internal static class LeadRows
{
    /// <summary>
    /// The lead of a HubSpot contact; a contact seen for the first time gets its row, and its id, here. One that was merged leads to the lead
    /// of the contact it was, whose next look follows. Null for a person who was forgotten.
    /// </summary>
    /// <param name="formerIds">Ids of contacts that were merged into it, as far as they are known.</param>
    public static SeenLead? ForContact(SqlSession session, string contactId, DateTimeOffset now, IReadOnlyList<string>? formerIds = null)
    {
        if (session.First("SELECT id, seen_hubspot FROM leads WHERE contact_id = $1", Seen, contactId) is { } known) return known;
        if (ForgottenRows.IsErased(session, contactId)) return null;
        if ((formerIds ?? []).Prepend(contactId).Select(id => OfFormer(session, id)).FirstOrDefault(lead => lead is not null) is { } former) return new SeenLead(former, null);

        var lead = new Lead { Id = LeadId.After(LastOf(session, now), now), ContactId = contactId };
        session.Run(
            "INSERT INTO leads (id, contact_id, stage, version, state) VALUES ($1, $2, $3, 0, $4)",
            lead.Id.Value,
            contactId,
            lead.Stage,
            StoredJson.Write(lead));
        return new SeenLead(lead.Id, null);
    }

    /// <summary>The lead of a HubSpot contact; null where it was never seen.</summary>
    public static LeadId? OfContact(SqlSession session, string contactId) =>
        session.First<LeadId?>("SELECT id FROM leads WHERE contact_id = $1", row => new LeadId(row.GetString(0)), contactId);

    /// <summary>The lead of a contact, under the id it has or had.</summary>
    public static LeadId? OfFormer(SqlSession session, string contactId) => OfContact(session, contactId) ?? AliasRows.Of(session, contactId);

    public static bool Exists(SqlSession session, LeadId id) => session.Count("SELECT count(*) FROM leads WHERE id = $1", id.Value) > 0;

    /// <summary>Has the lead a record in Salesforce?</summary>
    public static bool IsPinned(SqlSession session, LeadId id) => session.Count("SELECT count(*) FROM leads WHERE id = $1 AND crm_id IS NOT NULL", id.Value) > 0;

    /// <summary>Does any lead have a Contact of Salesforce as its record?</summary>
    public static bool AnyOnContacts(SqlSession session) => session.Count("SELECT EXISTS (SELECT 1 FROM leads WHERE crm_id >= '003' AND crm_id < '004')") > 0;

    /// <summary>The lead pinned to a Salesforce record; null where it is none of ours.</summary>
    public static SeenLead? ForCrmRecord(SqlSession session, string crmId) =>
        session.First("SELECT id, seen_salesforce FROM leads WHERE crm_id = $1", Seen, crmId);

    /// <summary>Leads that follow this Opportunity: several people may be part of one.</summary>
    public static List<LeadId> OfOpportunity(SqlSession session, string id) =>
        session.All("SELECT id FROM leads WHERE state ->> '$.opportunity.id' IS NOT NULL AND state ->> '$.opportunity.id' = $1", row => new LeadId(row.GetString(0)), id);

    /// <summary>Is any person of ours a Contact?</summary>
    public static bool AnyContact(SqlSession session) => session.Count("SELECT count(*) FROM (SELECT 1 FROM leads WHERE crm_id >= '003' AND crm_id < '004' LIMIT 1)") > 0;

    /// <summary>Leads that are held because of this one, or that it speaks for: a hold names it.</summary>
    public static List<LeadId> HeldFor(SqlSession session, LeadId lead) =>
        session.All("SELECT id FROM leads WHERE json_array_length(state, '$.holds') > 0 AND id <> $1 AND instr(state, $1) > 0", row => new LeadId(row.GetString(0)), lead.Value);

    public static List<Lead> InStages(SqlSession session, IEnumerable<string> stages) =>
        session.All("SELECT state FROM leads WHERE stage IN (SELECT value FROM json_each($1))", row => StoredJson.Read<Lead>(row.GetString(0)), StoredJson.Write<IReadOnlyList<string>>([.. stages]));

    /// <summary>The lead of this id, or of one that ended in it, with what was last seen in Salesforce; null where there is none.</summary>
    public static SeenLead? ForId(SqlSession session, LeadId id) =>
        session.First("SELECT id, seen_salesforce FROM leads WHERE id = $1", Seen, (AliasRows.Of(session, id.Value) ?? id).Value);

    /// <summary>The lead known under an e-mail address; null where the contact has not been seen yet.</summary>
    public static LeadId? ForEmail(SqlSession session, string email) =>
        session.First<LeadId?>("SELECT id FROM leads WHERE email = $1", row => new LeadId(row.GetString(0)), email);

    /// <summary>All whose person has this address in HubSpot, as the first one or as a further one.</summary>
    /// <param name="email">In lower case.</param>
    public static List<LeadId> OfAddress(SqlSession session, string email) =>
        session.All(
            """
            SELECT id FROM leads WHERE email = $1
            UNION SELECT id FROM leads
            WHERE contact ->> '$.properties.hs_additional_emails' IS NOT NULL
              AND instr(';' || replace(lower(contact ->> '$.properties.hs_additional_emails'), ' ', '') || ';', ';' || $1 || ';') > 0
            """,
            row => new LeadId(row.GetString(0)),
            email);

    /// <summary>The lead of this e-mail address that is ready and waits for a record in Salesforce, with no owner chosen yet.</summary>
    public static SeenLead? ForAwaited(SqlSession session, string email) =>
        session.First("SELECT id, seen_salesforce FROM leads WHERE email = $1 AND stage = $2 AND crm_id IS NULL AND owner_id IS NULL", Seen, email, Stage.Mql);

    /// <summary>Addresses of the leads that wait so.</summary>
    public static List<string> Awaiting(SqlSession session, int most) =>
        session.All("SELECT email FROM leads WHERE stage = $1 AND crm_id IS NULL AND owner_id IS NULL AND email IS NOT NULL LIMIT $2", row => row.GetString(0), Stage.Mql, most);

    /// <summary>Whose contact or address this is; null where nobody is known by it.</summary>
    public static KnownPerson? Person(SqlSession session, string? contactId, string? email) =>
        session.First(
            contactId is not null
                ? "SELECT contact_id, email, stage FROM leads WHERE contact_id = $1"
                : "SELECT contact_id, email, stage FROM leads WHERE email = $1",
            row => new KnownPerson(row.Text(0), row.Text(1), row.GetString(2)),
            contactId ?? email);

    /// <summary>A poll knows the address before the first look does: what a form tells meanwhile finds its contact.</summary>
    public static void KnowAddress(SqlSession session, LeadId id, string email) =>
        session.Run("UPDATE leads SET email = $2 WHERE id = $1 AND email IS NULL", id.Value, email);

    public static Lead? Load(SqlSession session, LeadId id) =>
        session.First("SELECT state FROM leads WHERE id = $1", row => StoredJson.Read<Lead>(row.GetString(0)), id.Value);

    /// <summary>The contact as it was last read; null before the first look.</summary>
    public static ContactRow? Contact(SqlSession session, LeadId id) =>
        session.First("SELECT contact FROM leads WHERE id = $1", row => row.Text(0) is { } json ? StoredJson.Read<ContactRow>(json) : null, id.Value);

    /// <summary>One property of the contact as it was last kept; null where it was empty or not read.</summary>
    /// <param name="property">A property's internal name: lower-case letters, digits and underscores.</param>
    public static string? ContactValue(SqlSession session, LeadId id, string property) =>
        session.First("SELECT contact ->> $2 FROM leads WHERE id = $1", row => row.Text(0), id.Value, $"$.properties.{property}");

    /// <summary>Has sales some lead of ours?</summary>
    /// <param name="stages">Those in which it has.</param>
    public static bool AnyInSalesforce(SqlSession session, IEnumerable<string> stages) =>
        stages.Any(stage => session.Count("SELECT EXISTS (SELECT 1 FROM leads WHERE stage = $1 AND crm_id IS NOT NULL)", stage) > 0);

    public static int Version(SqlSession session, LeadId id) =>
        (int)session.Count("SELECT version FROM leads WHERE id = $1", id.Value);

    /// <summary>Leads whose time has come (a deadline, the end of a cool-off) and that no look is on its way to.</summary>
    /// <remarks>A lead with a work row is looked at anyway; touched again, one whose look was put off after a failure would never be left in peace.</remarks>
    public static List<LeadId> Due(SqlSession session, DateTimeOffset now, int most) =>
        session.All(
            "SELECT id FROM leads WHERE due_at <= $1 AND NOT EXISTS (SELECT 1 FROM work WHERE work.lead = leads.id) ORDER BY due_at LIMIT $2",
            row => new LeadId(row.GetString(0)),
            now.Ms(),
            most);

    /// <exception cref="SqliteException">Another lead is pinned to the same Salesforce record.</exception>
    public static void Save(SqlSession session, Lead lead, ContactRow? contact, string? seenHubSpot, string? seenSalesforce) =>
        session.Run(
            """
            UPDATE leads SET contact_id = $2, email = $3, crm_id = $4, stage = $5, owner_id = $6, due_at = $7, version = $8,
                             state = $9, contact = coalesce($10, contact),
                             seen_hubspot = coalesce($11, seen_hubspot), seen_salesforce = coalesce($12, seen_salesforce)
            WHERE id = $1
            """,
            lead.Id.Value,
            lead.ContactId,
            lead.Email,
            lead.Crm?.Id,
            lead.Stage,
            lead.Owner?.CrmId,
            lead.DueAt?.Ms(),
            lead.Version,
            StoredJson.Write(lead),
            contact is null ? null : StoredJson.Write(contact),
            seenHubSpot,
            seenSalesforce);

    /// <summary>A look that changed nothing still notes what it saw.</summary>
    /// <param name="contact">Null where HubSpot was not read.</param>
    public static void NoteSeen(SqlSession session, LeadId id, ContactRow? contact, string? seenHubSpot, string? seenSalesforce) =>
        session.Run(
            "UPDATE leads SET contact = coalesce($2, contact), seen_hubspot = coalesce($3, seen_hubspot), seen_salesforce = coalesce($4, seen_salesforce) WHERE id = $1",
            id.Value,
            contact is null ? null : StoredJson.Write(contact),
            seenHubSpot,
            seenSalesforce);

    /// <summary>Counts the looks in a row that a delivery failed after; 0 puts it back.</summary>
    public static int Failed(SqlSession session, LeadId id) =>
        session.First("UPDATE leads SET failures = failures + 1 WHERE id = $1 RETURNING failures", row => row.GetInt32(0), id.Value);

    public static void Succeeded(SqlSession session, LeadId id) =>
        session.Run("UPDATE leads SET failures = 0 WHERE id = $1 AND failures > 0", id.Value);

    /// <summary>The lead, and all that is kept under its id. What is told of the person's contact and address stays.</summary>
    public static void Remove(SqlSession session, LeadId id)
    {
        session.Run("DELETE FROM leads WHERE id = $1", id.Value);
        foreach (var table in (string[])["work", "outbox", "receipts", "dead_letters", "history", "looks", "aliases"])
            session.Run($"DELETE FROM {table} WHERE lead = $1", id.Value);
    }

    /// <summary>The last id of a millisecond.</summary>
    private static LeadId? LastOf(SqlSession session, DateTimeOffset now) =>
        session.First("SELECT max(id) FROM leads WHERE id BETWEEN $1 AND $1 || '~'", row => row.Text(0), LeadId.Prefix(now)) is { } last ? new LeadId(last) : null;

    private static SeenLead Seen(SqliteDataReader row) => new(new LeadId(row.GetString(0)), row.Text(1));
}

/// <param name="Seen">Fingerprint of what the last look read on that side; null before the first.</param>
internal sealed record SeenLead(LeadId Lead, string? Seen);

/// <summary>By what names a lead's person is known, and where the lead is.</summary>
internal sealed record KnownPerson(string? ContactId, string? Email, string Stage);
