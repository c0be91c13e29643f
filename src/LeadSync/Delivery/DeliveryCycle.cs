using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>One round for one target: take a batch, send it, write down what became of every record.</summary>
internal sealed class DeliveryCycle(string target, int mostRows, Courier courier, Database database, DeliveryBook book, RulesInForce rules, TimeProvider time)
{
    /// <summary>Desired values older than this may be no longer desired: the lead is looked at instead.</summary>
    private static readonly TimeSpan GoesStale = TimeSpan.FromSeconds(60);

    public string Target => target;

    /// <summary>True: a full batch went out, and more may wait.</summary>
    public async Task<bool> RunAsync(CancellationToken token)
    {
        // What was decided before somebody switched to observing stays where it is.
        if (rules.Current.Settings.Mode == WorkMode.Observe) return false;

        var now = time.GetUtcNow();
        var waiting = await database.ReadAsync(session => OutboxRows.Waiting(session, target, now), token);
        if (waiting.Count == 0) return false;
        if (Linger.Left(waiting, mostRows, now) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < Linger.Step ? left : Linger.Step, TimeProvider.System, token);
            return true;
        }

        var rows = await database.WriteAsync(session => OutboxRows.Take(session, target, time.GetUtcNow(), mostRows));
        var stale = rows.Where(row => row.Key is null && time.GetUtcNow() - row.CreatedAt > GoesStale).ToList();
        var fresh = rows.Except(stale).ToList();
        await book.LookAgainAsync(stale);
        if (fresh.Count == 0) return rows.Count > 0;

        // From here on an outcome exists: a stop waits for it rather than leaving it unknown.
        var delivered = await courier.SendAsync(fresh, CancellationToken.None);
        await book.WriteDownAsync(delivered);
        return rows.Count == mostRows;
    }
}
