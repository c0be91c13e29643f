namespace LeadSync.Hosting;

/// <summary>A worker has two clocks: the domain's, which a test may hold or speed up, and the network's, which is real.</summary>
internal static class Clocks
{
    /// <summary>Key of the clock that time-outs, retries and rate limits run on: vendors do not speed up with a demonstration.</summary>
    public const string Network = "network";
}
