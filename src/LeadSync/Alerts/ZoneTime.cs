using System.Globalization;
using LeadSync.Rules;
using NodaTime;
using NodaTime.TimeZones;

namespace LeadSync.Alerts;

/// <summary>Time as it is where a person is.</summary>
internal static class ZoneTime
{
    /// <summary>A night that ends while a clock springs forward ends at the jump; one that ends twice, at the first time.</summary>
    private static readonly ZoneLocalMappingResolver Soonest = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static DateOnly Day(DateTimeOffset at, string zone) => Local(at, zone).Date.ToDateOnly();

    /// <summary><c>Tue 24 Nov, 10:02</c>.</summary>
    public static string Words(DateTimeOffset at, string zone) => Local(at, zone).LocalDateTime.ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>When the quiet hours end that an instant falls into; null where it falls into none.</summary>
    public static DateTimeOffset? QuietUntil(QuietHours quiet, DateTimeOffset at, string zone)
    {
        var local = Local(at, zone);
        var time = local.TimeOfDay.ToTimeOnly();
        if (!time.IsBetween(quiet.From, quiet.To)) return null;

        var day = time < quiet.To ? local.Date : local.Date.PlusDays(1);
        return local.Zone.ResolveLocal(day + LocalTime.FromTimeOnly(quiet.To), Soonest).ToDateTimeOffset().ToUniversalTime();
    }

    private static ZonedDateTime Local(DateTimeOffset at, string zone) =>
        Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
}
