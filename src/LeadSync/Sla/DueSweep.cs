using LeadSync.Hosting;
using LeadSync.Storage;

namespace LeadSync.Sla;

/// <summary>Asks for a look at every lead whose time has come. The look decides: a deadline alone reverts nobody.</summary>
internal sealed class DueSweep(Database database, Bells bells, TimeProvider time)
{
    private const int MostAtOnce = 500;

    /// <summary>Sweeps until nobody is left; gives the number of looks asked for.</summary>
    public async Task<int> RunAsync(CancellationToken token)
    {
        var swept = 0;
        while (true)
        {
            token.ThrowIfCancellationRequested();
            var now = time.GetUtcNow();
            if ((await database.ReadAsync(session => LeadRows.Due(session, now, MostAtOnce), token)).Count == 0) return swept;

            swept += await database.WriteAsync(session => Touch(session, now));
            bells.Work.Ring();
        }
    }

    /// <summary>Asked again inside the transaction: a look may have moved the deadline since.</summary>
    private static int Touch(SqlSession session, DateTimeOffset now)
    {
        var due = LeadRows.Due(session, now, MostAtOnce);
        foreach (var lead in due) WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot | Sides.Salesforce, Lane.Event, now));
        return due.Count;
    }
}
