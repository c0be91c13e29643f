using System.Globalization;
using NodaTime;

namespace LeadSync.Content;

/// <summary>Days as a rep reads them: the year only where it is another one.</summary>
/// <remarks>Never "three hours ago": a brief that changes with every hour would be written for ever.</remarks>
internal sealed class Calendar(string zone, DateTimeOffset asOf)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;

    public string Day(DateTimeOffset at)
    {
        var (day, today) = (Local(at), Local(asOf));
        return day.ToString(day.Year == today.Year ? "d MMM" : "d MMM uuuu", CultureInfo.InvariantCulture);
    }

    private LocalDate Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(_zone).Date;
}
