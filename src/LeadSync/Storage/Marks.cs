namespace LeadSync.Storage;

/// <summary>Small facts that must survive a restart, by name.</summary>
internal static class Marks
{
    public const string HubSpotPolled = "poll/hubspot/at";
    public const string SalesforcePolled = "poll/salesforce/at";
    public const string BaselineAt = "going-live/at";

    /// <summary>What the last sweep found of leads that nobody will work on, by kind.</summary>
    public const string Orphans = "sweep/orphans";

    /// <summary>Fields of Salesforce that a mapping named and that were there, one a line.</summary>
    public const string MappedFieldsSeen = "mapping/seen";

    /// <summary>How many people were forgotten.</summary>
    public const string PeopleForgotten = "privacy/people";

    /// <summary>Set while what was erased may still stand in free space of the file.</summary>
    public const string Unscrubbed = "privacy/unscrubbed";

    public static string? Get(SqlSession session, string name) =>
        session.First("SELECT value FROM marks WHERE name = $1", row => row.GetString(0), name);

    public static void Set(SqlSession session, string name, string value) =>
        session.Run("INSERT INTO marks (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);

    public static void Remove(SqlSession session, string name) => session.Run("DELETE FROM marks WHERE name = $1", name);

    /// <summary>Set once, at the first time; later calls give what was set then.</summary>
    public static string GetOrSet(SqlSession session, string name, string value)
    {
        session.Run("INSERT INTO marks (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, value);
        return Get(session, name)!;
    }
}
