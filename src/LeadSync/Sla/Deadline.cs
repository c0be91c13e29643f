using LeadSync.Leads;
using NodaTime;

namespace LeadSync.Sla;

/// <summary>When a promise is due, and when each step on the way to its end.</summary>
internal static class Deadline
{
    /// <summary>How long an owner has after coming in, when a deadline fell while they were out.</summary>
    private static readonly TimeSpan AfterOpening = TimeSpan.FromHours(2);

    /// <param name="outages">Times that do not count.</param>
    /// <param name="now">Until then an outage that lasts has gone on.</param>
    public static DateTimeOffset Of(ClockTerms terms, DateTimeOffset started, OwnerHours hours, IReadOnlyList<Outage> outages, DateTimeOffset now)
    {
        var due = Counted(terms, hours, outages, now).Add(started, terms.Within);
        return terms.DueInHours && Opening(due, hours) is { } opening ? CountedTime.AtWork(hours, outages, now).Add(opening, AfterOpening) : due;
    }

    /// <summary>At a share of the time: before the deadline counted from the start, after it from the deadline on.</summary>
    /// <remarks>With <c>dueInHours</c> a step that falls while the owner is out waits for the opening, and so never comes after a deadline that it was to precede.</remarks>
    public static DateTimeOffset At(
        double share, ClockTerms terms, DateTimeOffset started, DateTimeOffset due, OwnerHours hours, IReadOnlyList<Outage> outages, DateTimeOffset now)
    {
        if (share == 1) return due;

        var counted = Counted(terms, hours, outages, now);
        var at = share < 1 ? counted.Add(started, terms.Within * share) : counted.Add(due, terms.Within * (share - 1));
        return terms.DueInHours && Opening(at, hours) is { } opening ? opening : at;
    }

    private static CountedTime Counted(ClockTerms terms, OwnerHours hours, IReadOnlyList<Outage> outages, DateTimeOffset now) =>
        terms.Business ? CountedTime.AtWork(hours, outages, now) : CountedTime.DayAndNight(outages, now);

    /// <summary>When the owner comes in next; null while they are in, and where they never come.</summary>
    private static DateTimeOffset? Opening(DateTimeOffset at, OwnerHours hours) =>
        hours.From(Instant.FromDateTimeOffset(at)).FirstOrDefault() is { } window && !window.Contains(Instant.FromDateTimeOffset(at)) ? window.Start.ToDateTimeOffset() : null;
}
