using LeadSync.Content;
using LeadSync.Hosting;
using LeadSync.Journey.Reading;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>One round of the journey: claim leads that need a look, read both systems in bulk, decide and commit together.</summary>
internal sealed class JourneyCycle(
    Database database,
    LookReader reader,
    DeskReader desks,
    NativeWatch native,
    RulesInForce rules,
    Library library,
    TimeProvider time,
    ILogger<JourneyCycle> logger,
    JourneyShift? shift = null)
{
    /// <summary>Leads of one transaction at most: whoever else has to write waits no longer for it.</summary>
    private const int MostTogether = 200;

    private readonly JourneyShift _shift = shift ?? JourneyShift.Live;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>One round; gives the number of leads looked at.</summary>
    public async Task<int> RunAsync(CancellationToken token)
    {
        var (claim, begun) = (Guid.NewGuid().ToString("N"), time.GetUtcNow());
        var claimed = await database.WriteAsync(session => WorkRows.Claim(session, claim, time.GetUtcNow(), _shift.MostLeads, _shift.Lanes));
        if (claimed.Count == 0) return 0;

        try
        {
            var rulebook = await library.StockAsync(rules.Current, token);
            var baselineAt = await BaselineAsync(rulebook, token);
            var desk = await desks.ReadAsync(rulebook, baselineAt, token);
            var looks = await reader.ReadAsync(claimed, rulebook, desk, token);
            native.Note(looks.Select(look => look.Marketing));
            foreach (var (some, theirs) in Together(claimed, looks))
                Tell(await database.WriteAsync(session => JourneyCommit.Commit(session, claim, some, theirs, desk, rulebook, time.GetUtcNow())));
            return claimed.Count;
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // A question that is refused may name a field that has vanished: what we know of the fields is read anew.
            if (failure is CallRefusedException) desks.Expire();

            // Nothing was decided: the leads wait their turn again, a little later, and the loop says why.
            var later = time.GetUtcNow() + AfterFailure;
            await database.WriteAsync(session =>
            {
                if (failure is ConnectionDownException down) OutageRows.Begin(session, down.System, begun);
                foreach (var work in claimed) WorkRows.Postpone(session, work.Lead, claim, later);
            });
            throw;
        }
    }

    private static IEnumerable<(IReadOnlyList<ClaimedWork> Claimed, IReadOnlyList<PreparedLook> Looks)> Together(
        List<ClaimedWork> claimed, IReadOnlyList<PreparedLook> looks)
    {
        var prepared = looks.ToDictionary(look => look.Lead.Id);
        return claimed.Chunk(MostTogether).Select(some =>
            ((IReadOnlyList<ClaimedWork>)some, (IReadOnlyList<PreparedLook>)[.. some.Select(work => prepared.GetValueOrDefault(work.Lead)).OfType<PreparedLook>()]));
    }

    /// <summary>One scope per lead. Facts name people, so the log tells of stages only; the history has the rest.</summary>
    private void Tell(CommitResult done)
    {
        // Thousands of a first load or a review are one line, not thousands of them.
        if (_shift == JourneyShift.Backfill)
        {
            foreach (var (stage, count) in done.Moves.CountBy(move => move.To)) Log.MovedTogether(logger, count, stage);
        }

        foreach (var move in _shift == JourneyShift.Backfill ? [] : done.Moves)
        {
            using var scope = Log.OfLead(logger, move.Lead.Value);
            Log.Moved(logger, move.From, move.To);
        }

        foreach (var (lead, failure) in done.Failed)
        {
            using var scope = Log.OfLead(logger, lead.Value);
            Log.LookFailed(logger, failure.GetType().Name, failure);
        }
    }

    private async Task<DateTimeOffset?> BaselineAsync(Rulebook rulebook, CancellationToken token)
    {
        if (rulebook.Settings.GoLive == GoLive.Everything) return null;

        var mark = await database.ReadAsync(session => Marks.Get(session, Marks.BaselineAt), token)
            ?? await database.WriteAsync(session => Marks.GetOrSet(session, Marks.BaselineAt, time.GetUtcNow().ToString("O")));
        return CrmRecords.Time(mark);
    }
}

internal static partial class Log
{
    public static readonly Func<ILogger, string, IDisposable?> OfLead = LoggerMessage.DefineScope<string>("lead {Lead}");

    [LoggerMessage(Level = LogLevel.Information, Message = "From {From} to {To}")]
    public static partial void Moved(ILogger logger, string from, string to);

    [LoggerMessage(Level = LogLevel.Information, Message = "Beside the live leads: {Count} to {To}")]
    public static partial void MovedTogether(ILogger logger, int count, string to);

    [LoggerMessage(Level = LogLevel.Error, Message = "The look failed ({Failure}) and is tried again later")]
    public static partial void LookFailed(ILogger logger, string failure, Exception cause);
}
