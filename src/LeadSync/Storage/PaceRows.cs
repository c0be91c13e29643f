using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>Handoffs and returns by the minute: what the brake measures by.</summary>
internal static class PaceRows
{
    private const string ReleasedUntil = "brake/released-until";
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(30);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <param name="inHand">Leads that sales has now.</param>
    public static Pace Read(SqlSession session, int inHand, DateTimeOffset now) => new(
        Sum(session, "handoff", now - Window),
        Sum(session, "return", now - Window),
        inHand,
        session.First("SELECT min(minute) FROM pace WHERE kind = 'handoff'", row => row.Time(0)),
        Marks.Get(session, ReleasedUntil) is { } mark ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(mark, System.Globalization.CultureInfo.InvariantCulture)) : null);

    /// <summary>Adds what moved in this minute.</summary>
    public static void Add(SqlSession session, Pace before, Pace after, DateTimeOffset now)
    {
        Add(session, "handoff", after.Handoffs - before.Handoffs, now);
        Add(session, "return", after.Returns - before.Returns, now);
    }

    /// <summary>Takes the brake off until then.</summary>
    public static void Release(SqlSession session, DateTimeOffset until) =>
        Marks.Set(session, ReleasedUntil, until.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static int Sum(SqlSession session, string kind, DateTimeOffset since) =>
        (int)session.Count("SELECT coalesce(sum(count), 0) FROM pace WHERE kind = $1 AND minute > $2", kind, since.Ms());

    private static void Add(SqlSession session, string kind, int count, DateTimeOffset now)
    {
        if (count == 0) return;

        var minute = now.Ms() / 60_000 * 60_000;
        session.Run(
            "INSERT INTO pace (kind, minute, count) VALUES ($1, $2, $3) ON CONFLICT (kind, minute) DO UPDATE SET count = count + excluded.count",
            kind,
            minute,
            count);
        session.Run("DELETE FROM pace WHERE minute < $1", (now - Keeps).Ms());
    }
}
