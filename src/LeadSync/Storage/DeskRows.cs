namespace LeadSync.Storage;

/// <summary>What the store knows of the sales floor: turns taken, leads in hand.</summary>
internal static class DeskRows
{
    public static Dictionary<string, long> Turns(SqlSession session) =>
        session.All("SELECT key, given FROM turns", row => (row.GetString(0), row.GetInt64(1))).ToDictionary();

    public static void SetTurn(SqlSession session, string key, long given) =>
        session.Run("INSERT INTO turns (key, given) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET given = excluded.given", key, given);

    /// <summary>Leads that each owner has in one of the stages.</summary>
    public static Dictionary<string, int> Loads(SqlSession session, IEnumerable<string> stages) =>
        Plates(session, stages).GroupBy(one => one.Owner).ToDictionary(owner => owner.Key, owner => owner.Sum(one => one.Count));

    /// <summary>Leads that each owner has in each of the stages.</summary>
    public static IEnumerable<(string Stage, string Owner, int Count)> Plates(SqlSession session, IEnumerable<string> stages) =>
        stages.SelectMany(stage => session.All(
            "SELECT owner_id, count(*) FROM leads WHERE stage = $1 AND owner_id IS NOT NULL GROUP BY owner_id",
            row => (stage, row.GetString(0), row.GetInt32(1)),
            stage));

    /// <summary>The same for every stage that leads stand in.</summary>
    public static IEnumerable<(string Stage, string Owner, int Count)> Plates(SqlSession session) =>
        Plates(session, session.All("SELECT DISTINCT stage FROM leads", row => row.GetString(0)));
}
