using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Which rows of a Salesforce poll are news: not what a look has seen, and not what an earlier poll has told.</summary>
internal sealed class CrmNews
{
    /// <summary>Beyond this the oldest are forgotten; told twice is harmless.</summary>
    private const int MostKept = 20_000;

    /// <summary>By record: a look that changes nothing notes nothing, and the same row comes again with every look back.</summary>
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>Asks for a look where the row is news; false where it is not.</summary>
    public bool Note(SqlSession session, SalesforceRow row, DateTimeOffset askedAt, DateTimeOffset now)
    {
        var pinned = LeadRows.ForCrmRecord(session, row.Id);
        var lead = pinned ?? Named(session, row) ?? Awaited(session, row);

        // A record whose create is not answered yet is read back with the answer, and with the others of its batch.
        if (pinned is null && lead is not null && OutboxRows.UnderWay(session, lead.Lead).Contains(Target.Crm)) return false;

        var values = row.Values();
        if (lead is null || lead.Seen == Fingerprint.Of(WantedFields.CrmInputs(values)) || _told.GetValueOrDefault(row.Id) == Signature(row)) return false;

        // What happened to another record of a lead is no read of its own.
        var read = pinned is null && LeadRows.IsPinned(session, lead.Lead) ? null : StoredJson.Write(new CrmRow(row.Type ?? CrmLink.Lead, row.Id, values));
        WorkRows.Touch(session, new Arrival(lead.Lead, Sides.Salesforce, Lane.Poll, now, Salesforce: read, ReadAt: askedAt));
        return true;
    }

    /// <summary>Only what is on disk has been told.</summary>
    public void Kept(IReadOnlyList<SalesforceRow> rows)
    {
        if (_told.Count + rows.Count > MostKept) _told.Clear();
        foreach (var row in rows) _told[row.Id] = Signature(row);
    }

    /// <summary>A record that carries our id and is not pinned yet: its lead's create was sent, and nobody knows how it ended.</summary>
    private static SeenLead? Named(SqlSession session, SalesforceRow row) =>
        row.Text("LeadSync_Id__c") is { Length: > 0 } id ? LeadRows.ForId(session, new LeadId(id)) : null;

    /// <summary>A record with the address of a lead that waits for one: somebody else has made it.</summary>
    private static SeenLead? Awaited(SqlSession session, SalesforceRow row) =>
        row.Text("Email") is { Length: > 0 } email ? LeadRows.ForAwaited(session, email.ToLowerInvariant()) : null;

    // The stamp too: a record that came back to an earlier state has changed in between.
    private static string Signature(SalesforceRow row) => $"{row.Text("SystemModstamp")} {Fingerprint.Of(WantedFields.CrmInputs(row.Values()))}";
}
