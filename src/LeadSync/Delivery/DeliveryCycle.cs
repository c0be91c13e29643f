using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>One round for one target: take a batch, send it, write down what became of every record.</summary>
internal sealed class DeliveryCycle(Route route, Courier courier, Database database, DeliveryBook book, RulesInForce rules, TimeProvider time)
{
    /// <summary>Rows of one transaction at most: whoever else has to write waits no longer for it.</summary>
    private const int MostTogether = 1000;

    public string Target => route.Target;

    /// <summary>How long what waits should wait on for company; zero when it is to leave now, or nothing waits.</summary>
    public async Task<TimeSpan> LingerAsync(CancellationToken token) =>
        await WaitingAsync(token) is { Count: > 0 } waiting ? Linger.Left(waiting, route.MostRows, time.GetUtcNow()) : TimeSpan.Zero;

    /// <summary>True: a full batch went out, and more may wait.</summary>
    public async Task<bool> RunAsync(CancellationToken token)
    {
        if ((await WaitingAsync(token)).Count == 0) return false;

        var rows = await TakeAsync();
        var stale = rows.Where(row => row.Key is null && time.GetUtcNow() - row.CreatedAt > route.GoesStale).ToList();
        var fresh = rows.Except(stale).ToList();
        await book.LookAgainAsync(stale);
        if (fresh.Count == 0) return rows.Count > 0;

        // From here on an outcome exists: a stop waits for it rather than leaving it unknown.
        var delivered = await courier.SendAsync(fresh, CancellationToken.None);
        await book.WriteDownAsync(delivered);
        return rows.Count == route.MostRows;
    }

    /// <summary>What was decided before somebody switched to observing stays where it is.</summary>
    private async Task<IReadOnlyList<WaitingLane>> WaitingAsync(CancellationToken token) =>
        rules.Current.Settings.Mode == WorkMode.Observe ? [] : await database.ReadAsync(session => OutboxRows.Waiting(session, route.Target, time.GetUtcNow(), route.Lanes), token);

    private async Task<List<OutboxRow>> TakeAsync()
    {
        var rows = new List<OutboxRow>();
        for (var taken = MostTogether; rows.Count < route.MostRows && taken == MostTogether;)
        {
            var most = Math.Min(MostTogether, route.MostRows - rows.Count);
            var some = await database.WriteAsync(session => OutboxRows.Take(session, route.Target, time.GetUtcNow(), most, route.Lanes));
            rows.AddRange(some);
            taken = some.Count;
        }

        return rows;
    }
}
