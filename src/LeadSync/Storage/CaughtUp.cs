namespace LeadSync.Storage;

/// <summary>Mappings that the linked leads carry: there before a lead was linked, or brought to all of them since.</summary>
internal static class CaughtUp
{
    private const string Mark = "mapping/caught-up";

    /// <summary>Their names; before the first start that kept them, those that some linked lead remembers.</summary>
    public static HashSet<string> Names(SqlSession session) => Marks.Get(session, Mark) is { } known
        ? [.. known.Split('\n', StringSplitOptions.RemoveEmptyEntries)]
        : [.. session.All("SELECT DISTINCT key FROM leads, json_each(state, '$.fields') WHERE crm_id IS NOT NULL", row => row.GetString(0))];

    public static void Set(SqlSession session, IEnumerable<string> names) => Marks.Set(session, Mark, string.Join('\n', names.Order(StringComparer.Ordinal)));

    public static void Add(SqlSession session, string name) => Set(session, Names(session).Append(name).Distinct(StringComparer.Ordinal));
}
