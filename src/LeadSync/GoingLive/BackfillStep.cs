using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.GoingLive;

/// <summary>The next leads of a first load: whom today has room for, then those to link, and nobody when it is over.</summary>
/// <param name="LetsIn">They are let in; false: they are linked.</param>
/// <param name="IsOver">Nothing is left to ask for, today or on any other day, and what was asked for is done.</param>
internal sealed record BackfillStep(IReadOnlyList<LeadId> Leads, bool LetsIn, bool IsOver = false)
{
    /// <summary>Leads of one step: what one round of looks takes.</summary>
    public const int Most = 5000;

    private static readonly BackfillStep Nothing = new([], LetsIn: false);

    /// <summary>Reads only: looking for leads among a hundred thousand must not keep others from writing.</summary>
    public static BackfillStep Next(SqlSession session, Backfill backfill, DateTimeOffset now)
    {
        // Beside so many that wait for their look nothing more is asked for.
        var waiting = WorkRows.Count(session, Shift.Backfill);
        if (waiting >= Most) return Nothing;

        if (backfill.Left(Day(now)) is > 0 and var room && BackfillRows.Waiting(session, backfill.Since, Math.Min(Most, room)) is { Count: > 0 } ready)
            return new BackfillStep(ready, LetsIn: true);
        if (BackfillRows.Open(session, backfill.Since, backfill.Cursor, Most) is { Count: > 0 } open)
            return new BackfillStep(open, LetsIn: false);

        var isDone = waiting + OutboxRows.Count(session, Shift.Backfill) == 0;
        return isDone && (backfill.PerDay == 0 || BackfillRows.Count(session, backfill.Since).Ready == 0) ? Nothing with { IsOver = true } : Nothing;
    }

    /// <summary>Asks for some of them, in one transaction with the count of it.</summary>
    public void Ask(SqlSession session, IReadOnlyList<LeadId> some, DateTimeOffset now, DateTimeOffset due)
    {
        if (BackfillRows.Get(session) is not { FinishedAt: null } backfill) return;

        foreach (var lead in some)
        {
            BackfillRows.Ask(session, lead, LetsIn ? "admitted" : "wantsLink", due);
            if (LetsIn) HistoryRows.Add(session, lead, now, "stage", "Let in by the first load: it was ready before LeadSync was switched on");
        }

        var day = Day(now);
        BackfillRows.Put(session, LetsIn
            ? backfill with { Day = day, Today = (backfill.Day == day ? backfill.Today : 0) + some.Count, LetIn = backfill.LetIn + some.Count }
            : backfill with { Cursor = some[^1].Value, Linked = backfill.Linked + some.Count });
    }

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
