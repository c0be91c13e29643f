namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>TODAY, LAST_N_DAYS:n and their kin: a half-open range of days, in UTC.</summary>
internal sealed record DayRange(DateOnly From, DateOnly Until)
{
    public DateTimeOffset Start => new(From.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    public DateTimeOffset End => new(Until.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

internal static class DateWords
{
    public static DayRange? Find(string word, DateOnly today)
    {
        var parts = word.ToUpperInvariant().Split(':');
        if (parts.Length == 1)
        {
            return parts[0] switch
            {
                "TODAY" => new DayRange(today, today.AddDays(1)),
                "YESTERDAY" => new DayRange(today.AddDays(-1), today),
                "TOMORROW" => new DayRange(today.AddDays(1), today.AddDays(2)),
                "THIS_MONTH" => Month(today, 0),
                "LAST_MONTH" => Month(today, -1),
                _ => null,
            };
        }

        if (parts.Length != 2 || !int.TryParse(parts[1], out var days) || days is < 0 or > 100_000) return null;
        return parts[0] switch
        {
            "LAST_N_DAYS" => new DayRange(today.AddDays(-days), today.AddDays(1)),
            "NEXT_N_DAYS" => new DayRange(today.AddDays(1), today.AddDays(days + 1)),
            _ => null,
        };
    }

    private static DayRange Month(DateOnly today, int offset)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(offset);
        return new DayRange(first, first.AddMonths(1));
    }
}
