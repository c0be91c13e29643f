namespace LeadSync.Leads;

/// <summary>The id LeadSync gives a lead: sorts by time of birth, and outlives e-mail addresses, merges and conversions.</summary>
internal readonly record struct LeadId(string Value)
{
    /// <summary>32 lower-case hexadecimal digits, the first 12 of them the time in milliseconds (RFC 9562, version 7).</summary>
    public static LeadId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));

    public override string ToString() => Value;
}
