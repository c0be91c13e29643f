using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>What looks decided on: kept so that anybody can ask why, and what other rules would have made of it.</summary>
internal static class LookRows
{
    /// <summary>How long a look is kept that said nothing. One that wrote a sentence of the story stays as long as the story.</summary>
    public static readonly TimeSpan SilentLast = TimeSpan.FromDays(90);

    /// <summary>Each look that is kept takes up to two away that are too old: the pile never grows by age.</summary>
    private const int DroppedWithEach = 2;

    /// <summary>Keeps a look; gives its number.</summary>
    /// <param name="inputs">Fingerprint of what marketing knew.</param>
    /// <param name="silent">No sentence of the story tells of it.</param>
    public static long Keep(SqlSession session, LeadId lead, DateTimeOffset at, string rules, SeenByLook seen, string? desk = null, string? inputs = null, bool silent = false)
    {
        session.Run("DELETE FROM looks WHERE id IN (SELECT id FROM looks WHERE silent = 1 AND at < $1 LIMIT $2)", (at - SilentLast).Ms(), DroppedWithEach);
        return session.First(
            "INSERT INTO looks (lead, at, rules, seen, desk, inputs, silent) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
            row => row.GetInt64(0),
            lead.Value,
            at.Ms(),
            rules,
            StoredJson.Write(seen),
            desk,
            inputs,
            silent ? 1 : 0);
    }

    /// <summary>Keeps a desk; gives the name that looks know it by.</summary>
    public static string KeepDesk(SqlSession session, Desk desk)
    {
        var json = StoredJson.Write(KeptDesk.Of(desk));
        var hash = Fingerprint.Of(json);
        session.Run("INSERT INTO desks (hash, desk) VALUES ($1, $2) ON CONFLICT DO NOTHING", hash, json);
        return hash;
    }

    /// <summary>Fingerprint of what marketing knew when a look at this lead was last kept; null where none was.</summary>
    public static string? LastInputs(SqlSession session, LeadId lead) =>
        session.First("SELECT inputs FROM looks WHERE lead = $1 ORDER BY id DESC LIMIT 1", row => row.Text(0), lead.Value);

    /// <summary>Gives every look since a moment to whoever takes it, in the order in which they were decided.</summary>
    public static void Each(SqlSession session, DateTimeOffset since, Action<KeptLook> take) =>
        session.Each(
            "SELECT id, lead, at, rules, seen, desk FROM looks WHERE at >= $1 ORDER BY id",
            row => take(new KeptLook(row.GetInt64(0), new LeadId(row.GetString(1)), row.Time(2)!.Value, row.GetString(3), StoredJson.Read<SeenByLook>(row.GetString(4)), row.Text(5))),
            since.Ms());

    /// <summary>When the last look was kept; null where none was.</summary>
    public static DateTimeOffset? LastAt(SqlSession session) => session.First("SELECT max(at) FROM looks", row => row.Time(0));

    /// <summary>Whose turn it was when a moment came; null where no look was kept before it.</summary>
    public static IReadOnlyDictionary<string, long>? TurnsBefore(SqlSession session, DateTimeOffset moment) =>
        session.First("SELECT seen FROM looks WHERE at < $1 ORDER BY id DESC LIMIT 1", row => StoredJson.Read<SeenByLook>(row.GetString(0)).Turns, moment.Ms());

    /// <summary>Desks by the name that looks know them by.</summary>
    public static Dictionary<string, KeptDesk> Desks(SqlSession session) =>
        session.All("SELECT hash, desk FROM desks", row => (row.GetString(0), StoredJson.Read<KeptDesk>(row.GetString(1)))).ToDictionary();
}

/// <param name="Id">Rises with every look that is kept.</param>
/// <param name="Rules">Hash of the rules it decided by.</param>
/// <param name="Desk">Name of the desk; null where an earlier version kept it.</param>
internal sealed record KeptLook(long Id, LeadId Lead, DateTimeOffset At, string Rules, SeenByLook Seen, string? Desk);
