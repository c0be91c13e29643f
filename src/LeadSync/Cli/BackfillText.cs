using LeadSync.Journey;
using LeadSync.Leads;

namespace LeadSync.Cli;

/// <summary>What a first load, and a review, say of themselves.</summary>
internal static class BackfillText
{
    public const string Left = "Left: whatever worker runs on this store goes on with it.";

    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(20);

    public static string Preview(int toLink, int ready, int perDay)
    {
        var handOff = perDay == 0
            ? "None of them is handed off: they wait for a new sign of life (--hand-off N/day lets them in)."
            : $"At most {perDay:N0} a day are handed off, the strongest first: {Days(ready, perDay)}.";
        return $"{toLink:N0} contacts are sought in Salesforce by their address, and linked where they are found; no clock starts, nobody is alerted.\n{ready:N0} contacts were ready before LeadSync was switched on. {handOff}";
    }

    public static string Progress(Backfill under, int ready, int waits, TimeSpan elapsed)
    {
        var done = Math.Max(0, under.Linked + under.LetIn - waits);
        var all = Math.Max(under.Total, under.Linked + under.LetIn);
        return $"{done:N0} of {all:N0} contacts, {under.LetIn:N0} let in, {ready:N0} ready ones wait{TimeLeft(done, all, elapsed)}";
    }

    public static string Progress(Review review, int waits, TimeSpan elapsed)
    {
        if (review.Asked == 0 && elapsed > LongWait) return "Nothing yet: it waits for a first load, or the worker on this store has other rules in force (see /api/status).";

        var (done, all) = (Math.Max(0, review.Asked - waits), Math.Max(review.Total, review.Asked));
        return $"{done:N0} of {all:N0} leads{TimeLeft(done, all, elapsed)}";
    }

    public static bool WaitsForTomorrow(Backfill under, int ready, int waits, DateTimeOffset now) =>
        waits == 0 && ready > 0 && under.PerDay > 0 && under.Left(DateOnly.FromDateTime(now.UtcDateTime)) == 0 && under.Linked > 0;

    public static string Done(Backfill backfill) =>
        $"Done: {backfill.Linked:N0} contacts were sought in Salesforce, {backfill.LetIn:N0} were let in. `leadsync explain WHO` tells of each.";

    public static string Rescored(int leads) => $"Done: {leads:N0} nurture leads have met the rules in force. `leadsync explain WHO` tells of each.";

    /// <param name="lacking">Leads that do not carry it still.</param>
    public static string Brought(string mapping, int leads, int lacking)
    {
        var cannot = lacking == 0 ? "" : $" {lacking:N0} do not carry it: their record has no such field, was converted, or is on its way back.";
        return $"Done: {leads:N0} leads were looked at for {mapping}.{cannot} `leadsync explain WHO` tells of each.";
    }

    private static string TimeLeft(int done, int all, TimeSpan elapsed) => done == 0 ? "" : $", about {Words.Span(elapsed * ((double)(all - done) / done))} left";

    private static string Days(int ready, int perDay) => (ready + perDay - 1) / perDay is var days && days <= 1 ? "all of them today" : $"that takes {days:N0} days";
}
