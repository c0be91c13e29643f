using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>When which system could not be reached.</summary>
internal static class OutageRows
{
    /// <summary>Older ones concern no promise that is still owed.</summary>
    private static readonly TimeSpan Concern = TimeSpan.FromDays(90);

    /// <summary>A call has failed for good. One that has begun already goes on.</summary>
    public static void Begin(SqlSession session, string system, DateTimeOffset at) =>
        session.Run("INSERT INTO outages (system, began) VALUES ($1, $2) ON CONFLICT DO NOTHING", system, at.Ms());

    /// <summary>A read has succeeded again. False where nothing had failed.</summary>
    public static bool End(SqlSession session, string system, DateTimeOffset at) =>
        session.Run("UPDATE outages SET ended = max(began, $2) WHERE system = $1 AND ended IS NULL", system, at.Ms()) > 0;

    public static bool Lasts(SqlSession session, string system) =>
        session.Count("SELECT count(*) FROM outages WHERE system = $1 AND ended IS NULL", system) > 0;

    /// <summary>Those that last, and those of the last weeks, the earliest first.</summary>
    public static List<Outage> Recent(SqlSession session, DateTimeOffset now) =>
        session.All(
            "SELECT system, began, ended FROM outages WHERE ended IS NULL OR ended >= $1 ORDER BY began, id",
            row => new Outage(row.GetString(0), row.Time(1)!.Value, row.Time(2)),
            (now - Concern).Ms());
}
