using LeadSync.Rules;
using NodaTime;
using NodaTime.TimeZones;

namespace LeadSync.Sla;

/// <summary>When one owner is at work: their zone, their hours, without holidays and days away.</summary>
internal sealed class OwnerHours(DateTimeZone zone, HoursRule hours, IReadOnlyCollection<DateOnly> holidays, IReadOnlyList<DayRange> away)
{
    /// <summary>Nobody is closed longer than this on purpose; beyond it the search for an opening gives up, in days.</summary>
    private const int LongestClosure = 1100;

    /// <summary>A clock that springs forward opens and closes at the jump; one that falls back, at the first of the two hours.</summary>
    /// <remarks>Both keep the order of local times, so a window never ends before it starts.</remarks>
    private static readonly ZoneLocalMappingResolver InOrder =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly HoursRule RoundTheClock = new(Enum.GetValues<DayOfWeek>().ToHashSet(), TimeOnly.MinValue, TimeOnly.MinValue);

    /// <param name="owner">Null for a queue, and for a person <c>routing.yaml</c> does not name: the agreement's own zone and hours.</param>
    public static OwnerHours Of(SlaRules rules, OwnerRule? owner)
    {
        var zone = Zone(owner?.TimeZone) ?? Zone(rules.TimeZone) ?? DateTimeZone.Utc;
        var hours = rules.Hours.GetValueOrDefault(owner?.Hours ?? "") ?? rules.Hours.Values.FirstOrDefault() ?? RoundTheClock;
        var holidays = rules.Holidays.GetValueOrDefault(owner?.Holidays ?? "default") ?? [];
        return new OwnerHours(zone, hours, holidays.ToHashSet(), owner?.Away ?? []);
    }

    /// <summary>A holiday by the owner's own calendar.</summary>
    public bool IsHoliday(Instant at) => holidays.Contains(at.InZone(zone).Date.ToDateOnly());

    public bool IsOpen(Instant at) => From(at).FirstOrDefault() is { } window && window.Contains(at);

    /// <summary>Windows of work that have not ended before an instant, in order; none where no opening is in sight.</summary>
    public IEnumerable<Window> From(Instant at)
    {
        // A night shift that started yesterday may still be on.
        var day = at.InZone(zone).Date.PlusDays(-1);
        for (var closed = 0; closed < LongestClosure; closed++, day = day.PlusDays(1))
        {
            if (On(day) is not { } window || window.End < at) continue;

            closed = 0;
            yield return window;
        }
    }

    private Window? On(LocalDate day)
    {
        var date = day.ToDateOnly();
        if (!hours.Days.Contains(date.DayOfWeek) || holidays.Contains(date)) return null;
        if (away.Any(range => range.From <= date && date <= range.To)) return null;

        // Hours that end before they start run past midnight, and belong to the day they start on.
        var lastDay = hours.To <= hours.From ? day.PlusDays(1) : day;
        var window = new Window(At(day, hours.From), At(lastDay, hours.To));
        return window.Start < window.End ? window : null;
    }

    private Instant At(LocalDate day, TimeOnly time) => zone.ResolveLocal(day + LocalTime.FromTimeOnly(time), InOrder).ToInstant();

    private static DateTimeZone? Zone(string? name) => name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
}

/// <summary>One stretch of work; both ends belong to it, for what is due at closing time is still in time.</summary>
internal sealed record Window(Instant Start, Instant End)
{
    public bool Contains(Instant at) => Start <= at && at <= End;
}
