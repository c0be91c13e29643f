namespace LeadSync.Leads;

/// <summary>The id LeadSync gives a lead: sorts by time of birth, and outlives e-mail addresses, merges and conversions.</summary>
internal readonly record struct LeadId(string Value)
{
    /// <summary>Where the three digits after the version begin: random, or a counter (RFC 9562, 6.2: fixed bit-length dedicated counter).</summary>
    private const int CounterAt = 13;
    private const int MostCounted = 0xfff;

    private static readonly Lock Gate = new();
    private static (long Ms, int Count) _last;

    /// <summary>
    /// 32 lower-case hexadecimal digits, the first 12 of them the time in milliseconds (RFC 9562, version 7). Those of one millisecond count
    /// upwards, so that a page of contacts keeps its order: whose turn it is in a pool follows it.
    /// </summary>
    public static LeadId New(DateTimeOffset now)
    {
        var digits = Guid.CreateVersion7(now).ToString("N");
        return new LeadId($"{digits[..CounterAt]}{Next(now.ToUnixTimeMilliseconds()):x3}{digits[(CounterAt + 3)..]}");
    }

    public override string ToString() => Value;

    private static int Next(long ms)
    {
        lock (Gate)
        {
            _last = _last.Ms == ms ? (ms, Math.Min(_last.Count + 1, MostCounted)) : (ms, 0);
            return _last.Count;
        }
    }
}
