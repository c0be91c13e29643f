using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;
using LeadSync.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Tests.Sla;

/// <summary>An agreement between two teams, and owners who work under it.</summary>
internal static class Agreement
{
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static readonly SlaRules Rules = new()
    {
        TimeZone = "Europe/Berlin",
        Hours = new Dictionary<string, HoursRule>
        {
            ["weekdays"] = Hours(Weekdays, "09:00", "17:00"),
            ["nights"] = Hours(Weekdays, "22:00", "06:00"),
            ["always"] = Hours(Enum.GetValues<DayOfWeek>(), "00:00", "00:00"),
        },
        Holidays = new Dictionary<string, IReadOnlyList<DateOnly>>
        {
            ["default"] = [new(2026, 12, 25), new(2027, 1, 1)],
            ["us"] = [new(2026, 11, 26)],
        },
    };

    public static readonly StageRules Stages = new(
        [
            Stage("nurture"), Stage("mql"), Stage("assigned"), Stage("sal"), Stage("sql"), Stage("won", StageEnd.Good),
            Stage("recycled", StageEnd.Return), Stage("disqualified", StageEnd.Never),
        ],
        UnknownStatus.Keep,
        Lifecycle.ForwardOnly);

    public static ClockRule Accept { get; } = new()
    {
        Clock = "accept",
        From = "assigned",
        Until = "sal",
        Within = TimeSpan.FromHours(12),
        DueInHours = true,
        Then = [new LadderStep(1, LadderDeed.Revert, "marketing", 0, null)],
        At = Some.Position,
    };

    public static OwnerHours HoursOf(string? zone = null, string? hours = null, string? holidays = null, params IReadOnlyList<DayRange> away) =>
        OwnerHours.Of(Rules, new OwnerRule("ana", "ana@acme.example", zone, hours, holidays, null, null, away, Some.Position));

    /// <summary>A local time in a zone, as <c>2026-11-18T12:00</c>.</summary>
    public static DateTimeOffset At(string local, string zone = "Europe/Berlin") =>
        Noda(local).InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeOffset();

    /// <summary>An instant as a local time in a zone, to the minute.</summary>
    public static string Local(DateTimeOffset at, string zone = "Europe/Berlin") =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime);

    private static LocalDateTime Noda(string local) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value;

    private static HoursRule Hours(DayOfWeek[] days, string from, string to) => new(days.ToHashSet(), TimeOnly.Parse(from), TimeOnly.Parse(to));

    private static StageRule Stage(string name, StageEnd ends = StageEnd.No) => new(name, "", [], new Dictionary<string, string>(), ends, null, [], Some.Position);
}
