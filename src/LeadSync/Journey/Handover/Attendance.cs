using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Sla;
using NodaTime;

namespace LeadSync.Journey.Handover;

/// <summary>Who is at work now, by the hours that the clocks run by, too. Of whom no hours are written, nobody says that they are out.</summary>
internal static class Attendance
{
    public static Presence Of(OwnerRule owner, SlaRules rules, DateTimeOffset at)
    {
        var (hours, now) = (OwnerHours.Of(rules, owner), Instant.FromDateTimeOffset(at));
        if (hours.IsHoliday(now)) return Presence.OnHoliday;
        return owner.Hours is null || hours.IsOpen(now) ? Presence.AtWork : Presence.OutOfHours;
    }
}
