namespace LeadSync.Storage;

/// <summary>Who is on which HubSpot list, for the lists that a rule asks for.</summary>
internal static class ListRows
{
    /// <summary>Names of the lists a contact is on.</summary>
    public static List<string> Of(SqlSession session, string contactId) =>
        session.All("SELECT list FROM list_members WHERE contact_id = $1 ORDER BY list", row => row.GetString(0), contactId);

    /// <summary>Takes a contact off every list; gives how many those were.</summary>
    public static int Leave(SqlSession session, string? contactId) => session.Run("DELETE FROM list_members WHERE contact_id = $1", contactId);

    /// <summary>Sets a list's members as they are now; gives those who came or went.</summary>
    /// <remarks>Whoever was forgotten is on no list of ours.</remarks>
    public static List<string> Replace(SqlSession session, string list, IReadOnlyCollection<string> listed)
    {
        var members = listed.Where(contact => !ForgottenRows.IsErased(session, contact)).ToList();
        var before = session.All("SELECT contact_id FROM list_members WHERE list = $1", row => row.GetString(0), list);
        var left = before.Except(members).ToList();
        var joined = members.Except(before).ToList();
        foreach (var contact in left) session.Run("DELETE FROM list_members WHERE list = $1 AND contact_id = $2", list, contact);
        foreach (var contact in joined) session.Run("INSERT INTO list_members (list, contact_id) VALUES ($1, $2)", list, contact);
        return [.. left, .. joined];
    }
}
