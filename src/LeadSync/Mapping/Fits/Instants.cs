using System.Globalization;
using NodaTime;

namespace LeadSync.Mapping.Fits;

/// <summary>Dates and instants as the two systems write them.</summary>
internal static class Instants
{
    // HubSpot: 2026-01-06T10:11:12.345Z. Salesforce: 2026-01-06T10:11:12.000+0000.
    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK"];

    // What is shorter may be a year or a day written without dashes; what is longer is no time of this calendar.
    private const long LeastMilliseconds = 100_000_000;
    private const long MostMilliseconds = 200_000_000_000_000;

    /// <summary>The zone of this IANA name; UTC where there is none, for the names were checked when the rules were read.</summary>
    public static DateTimeZone Zone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? DateTimeZone.Utc;

    /// <summary>A day of the calendar, yyyy-MM-dd.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.AsSpan().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>ISO 8601, or milliseconds since 1970, which HubSpot takes and tells.</summary>
    public static bool TryRead(string text, out DateTimeOffset at) => TryMilliseconds(text, out at) || TryIso(text, out at);

    /// <summary>ISO 8601; without an offset it is UTC.</summary>
    public static bool TryIso(string text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text.AsSpan().Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    private static bool TryMilliseconds(string text, out DateTimeOffset at)
    {
        var isOne = long.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && Math.Abs(milliseconds) is >= LeastMilliseconds and < MostMilliseconds;
        at = isOne ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default;
        return isOne;
    }

    /// <summary>Salesforce keeps whole seconds.</summary>
    public static DateTimeOffset ToSecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>The day it is in the zone at that instant.</summary>
    public static DateOnly Day(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).Date.ToDateOnly();

    /// <summary>When the day begins in the zone; where midnight is skipped, the first moment there is.</summary>
    public static DateTimeOffset Start(DateOnly day, DateTimeZone zone) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset();
}
