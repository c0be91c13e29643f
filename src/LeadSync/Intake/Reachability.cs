using LeadSync.Hosting;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Keeps when a system could not be reached, as its poll sees it.</summary>
internal sealed class Reachability(Database database, TimeProvider time)
{
    /// <summary>Polls, and notes whether the system answered.</summary>
    /// <param name="system">"HubSpot" or "Salesforce".</param>
    public async Task PollAsync(string system, Func<CancellationToken, Task> poll, CancellationToken token)
    {
        var begun = time.GetUtcNow();
        try
        {
            await poll(token);
        }
        catch (ConnectionDownException down)
        {
            await database.WriteAsync(session => OutageRows.Begin(session, down.System, begun));
            throw;
        }

        if (await database.ReadAsync(session => OutageRows.Lasts(session, system), token))
            await database.WriteAsync(session => OutageRows.End(session, system, begun));
    }
}
