namespace LeadSync.Sandbox.Control;

/// <summary>What slows or refuses calls. Null or zero: no such limit.</summary>
internal sealed record LimitSettings
{
    public static readonly LimitSettings None = new();

    public int? BurstPer10s { get; init; }

    public int? SearchPerSecond { get; init; }

    public int? Daily { get; init; }

    public TimeSpan? Latency { get; init; }

    public TimeSpan? SearchLag { get; init; }

    /// <summary>These settings with everything that <paramref name="change"/> names; a zero in it lifts that limit.</summary>
    public LimitSettings With(LimitSettings change) => new()
    {
        BurstPer10s = change.BurstPer10s ?? BurstPer10s,
        SearchPerSecond = change.SearchPerSecond ?? SearchPerSecond,
        Daily = change.Daily ?? Daily,
        Latency = change.Latency ?? Latency,
        SearchLag = change.SearchLag ?? SearchLag,
    };
}
