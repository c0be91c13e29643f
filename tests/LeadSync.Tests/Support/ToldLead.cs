using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Tests.Support;

/// <summary>Puts leads into a store as looks would have left them.</summary>
internal static class ToldLead
{
    public static void Put(SqlSession session, Lead lead, ContactRow? contact = null, params string[] history)
    {
        session.Run(
            "INSERT INTO leads (id, contact_id, stage, version, state) VALUES ($1, $2, $3, 0, $4)",
            lead.Id.Value,
            lead.ContactId,
            lead.Stage,
            StoredJson.Write(lead));
        LeadRows.Save(session, lead, contact, seenHubSpot: null, seenSalesforce: null);
        foreach (var sentence in history) HistoryRows.Add(session, lead.Id, Some.Now, "stage", sentence);
    }
}
