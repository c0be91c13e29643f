using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>
/// Ids that lead to a lead beside its own: HubSpot contacts that were merged into its contact, leads that ended in it, and the Salesforce records it had before
/// a merge or a conversion (with 15 characters).
/// </summary>
internal static class AliasRows
{
    /// <summary>The lead that an id leads to; null where the id is nobody's former one.</summary>
    public static LeadId? Of(SqlSession session, string name) =>
        session.First<LeadId?>("SELECT lead FROM aliases WHERE name = $1", row => new LeadId(row.GetString(0)), name);

    /// <summary>Names that lead to a lead, in no order.</summary>
    public static List<string> NamesOf(SqlSession session, LeadId lead) =>
        session.All("SELECT name FROM aliases WHERE lead = $1", row => row.GetString(0), lead.Value);

    public static void Add(SqlSession session, string name, LeadId lead) =>
        session.Run("INSERT INTO aliases (name, lead) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET lead = excluded.lead", name, lead.Value);

    /// <summary>What led to one lead leads to another, and so does its own id.</summary>
    public static void Redirect(SqlSession session, LeadId from, LeadId to)
    {
        session.Run("UPDATE aliases SET lead = $2 WHERE lead = $1", from.Value, to.Value);
        Add(session, from.Value, to);
    }

    public static void Remove(SqlSession session, LeadId lead) => session.Run("DELETE FROM aliases WHERE lead = $1", lead.Value);
}
