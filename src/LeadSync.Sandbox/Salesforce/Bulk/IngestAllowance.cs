namespace LeadSync.Sandbox.Salesforce.Bulk;

/// <summary>How much the org may load in 24 hours: records, and batches of 10,000 of them (App Limits Cheatsheet: Bulk API).</summary>
internal sealed class IngestAllowance
{
    public const int MostBatches = 15_000;
    private const int RecordsPerBatch = 10_000;
    private const long MostRecords = 150_000_000;

    private readonly Queue<(DateTimeOffset At, int Records)> taken = new();

    /// <summary>False when the day's records or batches are used up; nothing is then taken.</summary>
    public bool Take(int records, DateTimeOffset now)
    {
        if (BatchesLeft(now) < Batches(records) || taken.Sum(job => (long)job.Records) + records > MostRecords) return false;
        taken.Enqueue((now, records));

        return true;
    }

    public int BatchesLeft(DateTimeOffset now)
    {
        while (taken.TryPeek(out var oldest) && now - oldest.At >= TimeSpan.FromDays(1)) taken.Dequeue();
        return MostBatches - taken.Sum(job => Batches(job.Records));
    }

    private static int Batches(int records) => (records + RecordsPerBatch - 1) / RecordsPerBatch;
}
