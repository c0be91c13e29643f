using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.GoingLive;

/// <summary>One step of a first load: lets in whom today has room for, then links the next, and is over when nobody is left.</summary>
internal static class BackfillStep
{
    /// <summary>Leads of one step: what one round of looks takes.</summary>
    public const int Most = 5000;

    /// <summary>Beside this many leads that wait for their look nothing more is asked for.</summary>
    public const int MostWaiting = 5000;

    /// <summary>True: leads were asked for.</summary>
    public static bool Take(SqlSession session, DateTimeOffset now)
    {
        if (BackfillRows.Get(session) is not { FinishedAt: null } backfill) return false;
        if (WorkRows.Count(session, Shift.Backfill) >= MostWaiting) return true;

        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var letIn = BackfillRows.Waiting(session, backfill.Since, Math.Min(Most, backfill.Left(day)));
        if (letIn.Count > 0)
        {
            foreach (var lead in letIn)
            {
                BackfillRows.Ask(session, lead, "admitted", now);
                HistoryRows.Add(session, lead, now, "stage", "Let in by the first load: it was ready before LeadSync was switched on");
            }

            BackfillRows.Put(session, backfill with { Day = day, Today = (backfill.Day == day ? backfill.Today : 0) + letIn.Count, LetIn = backfill.LetIn + letIn.Count });
            return true;
        }

        var open = BackfillRows.Open(session, backfill.Since, backfill.Cursor, Most);
        if (open.Count > 0)
        {
            foreach (var lead in open) BackfillRows.Ask(session, lead, "wantsLink", now);
            BackfillRows.Put(session, backfill with { Cursor = open[^1].Value, Linked = backfill.Linked + open.Count });
            return true;
        }

        if (IsOver(session, backfill)) BackfillRows.Put(session, backfill with { FinishedAt = now });
        return false;
    }

    /// <summary>Nothing left to ask for, today or on any other day, and what was asked for is done.</summary>
    private static bool IsOver(SqlSession session, Backfill backfill) =>
        WorkRows.Count(session, Shift.Backfill) + OutboxRows.Count(session, Shift.Backfill) == 0
        && (backfill.PerDay == 0 || BackfillRows.Count(session, backfill.Since).Ready == 0);
}
