using System.Globalization;

namespace LeadSync.Rules.Yaml;

/// <summary>How quantities are written: <c>30s 5m 12h 3d</c>, <c>50%</c>, <c>09:00</c>, <c>2026-12-25</c>.</summary>
internal static class Units
{
    public static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !TryWhole(text[..^1], out var count) || count is < 0 or > 1_000_000) return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' when count <= 100_000 => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    /// <summary><c>50%</c> is 0.5.</summary>
    public static double? Percent(string text) =>
        text.EndsWith('%') && double.TryParse(text[..^1].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent / 100
            : null;

    public static int? Whole(string text) => TryWhole(text, out var number) ? number : null;

    public static TimeOnly? TimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary><c>mon</c> to <c>sun</c>, whatever the case.</summary>
    public static DayOfWeek? Weekday(string text)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (text.Equals(day.ToString()[..3], StringComparison.OrdinalIgnoreCase)) return day;
        }

        return null;
    }

    private static bool TryWhole(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
