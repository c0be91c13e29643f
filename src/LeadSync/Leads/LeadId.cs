namespace LeadSync.Leads;

/// <summary>The id LeadSync gives a lead: sorts by time of birth, and outlives e-mail addresses, merges and conversions.</summary>
internal readonly record struct LeadId(string Value)
{
    /// <summary>The time, in milliseconds: the first digits.</summary>
    private const int Time = 12;

    /// <summary>Three digits after the version: random, or a counter (RFC 9562, 6.2: fixed bit-length dedicated counter).</summary>
    private const int CounterAt = 13;
    private const int CounterDigits = 3;
    private const int MostCounted = 0xfff;

    /// <summary>32 lower-case hexadecimal digits, the first 12 of them the time in milliseconds (RFC 9562, version 7).</summary>
    public static LeadId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));

    /// <summary>An id that sorts after another of the same millisecond: a page of contacts keeps its order, and whose turn it is in a pool follows it.</summary>
    /// <param name="last">The last id of this millisecond; null where there is none.</param>
    public static LeadId After(LeadId? last, DateTimeOffset now)
    {
        var digits = New(now).Value;
        var count = last is { } before ? Math.Min(Convert.ToInt32(before.Value.Substring(CounterAt, CounterDigits), 16) + 1, MostCounted) : 0;
        return new LeadId($"{digits[..CounterAt]}{count:x3}{digits[(CounterAt + CounterDigits)..]}");
    }

    /// <summary>What every id of a millisecond begins with.</summary>
    public static string Prefix(DateTimeOffset now) => New(now).Value[..Time];

    public override string ToString() => Value;
}
