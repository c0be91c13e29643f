using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Lets the looks catch up with a poll: a row that waits longer than it counts as a read would have to be read again.</summary>
internal sealed class CatchUp(Database database)
{
    /// <summary>Leads that may wait: what the journey looks at within a second or two.</summary>
    private const int MostWaiting = 800;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>A poll is never held up for longer, whatever keeps the looks from their work.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    public async Task WaitAsync(CancellationToken token)
    {
        for (var waited = TimeSpan.Zero; waited < Most; waited += Step)
        {
            if (await database.ReadAsync(session => session.Count("SELECT count(*) FROM work"), token) <= MostWaiting) return;
            await Task.Delay(Step, TimeProvider.System, token);
        }
    }
}
