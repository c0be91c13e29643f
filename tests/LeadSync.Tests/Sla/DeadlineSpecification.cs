using FsCheck;
using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;
using LeadSync.Tests.Support;
using NodaTime;

namespace LeadSync.Tests.Sla;

public sealed class DeadlineSpecification
{
    /// <param name="Lost">Times in which a system was out of reach.</param>
    private sealed record Case(DateTimeOffset Started, TimeSpan Within, string Zone, string Hours, IReadOnlyList<Outage> Lost)
    {
        public OwnerHours Owner { get; } = Agreement.HoursOf(Zone, Hours, away: new DayRange(new(2026, 3, 23), new(2026, 3, 27)));

        public DateTimeOffset Due(ClockTime time, bool inHours, TimeSpan later = default, TimeSpan longer = default) =>
            Deadline.Of(new ClockTerms(Within + longer, time == ClockTime.Business, inHours), Started + later, Owner, Lost, Started);

        public CountedTime Counted => CountedTime.AtWork(Owner, Lost, Started);
    }

    /// <summary>Two years around changes of the clock, in zones that change it differently, not at all, or by half an hour.</summary>
    private static readonly Gen<Case> Cases =
        from minute in Gen.Choose(0, 2 * 365 * 24 * 60)
        from within in Gen.Choose(1, 15 * 24 * 60)
        from zone in Gen.Elements("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo")
        from hours in Gen.Elements("weekdays", "nights", "always")
        select new Case(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), TimeSpan.FromMinutes(within), zone, hours, []);

    private static readonly Gen<Case> WithOutages =
        from one in Cases
        from outages in (
            from after in Gen.Choose(-3000, 30_000)
            from lasts in Gen.Choose(1, 3000)
            from system in Gen.Elements("Salesforce", "HubSpot")
            select new Outage(system, one.Started.AddMinutes(after), one.Started.AddMinutes(after + lasts))).ListOf(3)
        select one with { Lost = [.. outages.OrderBy(outage => outage.From)] };

    private static readonly Gen<(Case Case, TimeSpan Later)> Pairs =
        from one in Cases
        from minutes in Gen.Choose(0, 5000)
        select (one, TimeSpan.FromMinutes(minutes));

    [Fact]
    public void Elapsed_time_is_time() => Specification.Holds(Cases, one => one.Due(ClockTime.Elapsed, inHours: false).ShouldBe(one.Started + one.Within));

    [Fact]
    public void A_deadline_moves_only_later() =>
        Specification.Holds(Cases, one => one.Due(ClockTime.Elapsed, inHours: true).ShouldBeGreaterThanOrEqualTo(one.Started + one.Within));

    [Fact]
    public void A_deadline_lies_in_office_hours_or_two_hours_after_an_opening() => Specification.Holds(Cases, one =>
    {
        var due = one.Due(ClockTime.Elapsed, inHours: true);

        if (due == one.Started + one.Within) one.Owner.IsOpen(At(due)).ShouldBeTrue();
        else one.Owner.From(At(due) - Duration.FromHours(2)).First().Start.ShouldBe(At(due) - Duration.FromHours(2));
    });

    /// <summary>"adding then measuring business time are inverse"</summary>
    [Fact]
    public void Business_time_measured_back_is_the_time_agreed() => Specification.Holds(WithOutages, one =>
    {
        var due = one.Due(ClockTime.Business, inHours: false);

        one.Counted.Between(one.Started, due).ShouldBe(one.Within);
        one.Owner.IsOpen(At(due)).ShouldBeTrue();
        one.Lost.ShouldAllBe(lost => due <= lost.From || due > lost.To);
    });

    /// <summary>"the deadline is monotone in start and length"</summary>
    [Fact]
    public void Who_starts_later_or_has_longer_is_due_no_earlier() => Specification.Holds(
        from one in WithOutages
        from later in Gen.Choose(0, 5000)
        from longer in Gen.Choose(0, 5000)
        from time in Gen.Elements(ClockTime.Business, ClockTime.Elapsed)
        select (one, time, TimeSpan.FromMinutes(later), TimeSpan.FromMinutes(longer)),
        drawn =>
        {
            var (one, time, later, longer) = drawn;
            var due = one.Due(time, inHours: false);

            one.Due(time, inHours: false, later).ShouldBeGreaterThanOrEqualTo(due);
            one.Due(time, inHours: false, longer: longer).ShouldBeGreaterThanOrEqualTo(due);
        });

    [Fact]
    public void An_outage_costs_nobody_anything_and_gives_no_more_than_it_took() => Specification.Holds(WithOutages, one =>
    {
        var (with, without) = (one.Due(ClockTime.Elapsed, inHours: false), (one with { Lost = [] }).Due(ClockTime.Elapsed, inHours: false));
        var lost = TimeSpan.FromTicks(one.Lost.Sum(outage => Math.Max(0, (Earlier(outage.To!.Value, with) - Later(outage.From, one.Started)).Ticks)));

        with.ShouldBeInRange(without, without + lost);
        if (one.Lost.All(outage => outage.From >= with || outage.To <= one.Started)) with.ShouldBe(without);
    });

    /// <summary>Shares of a clock's time come in their order, and none before the deadline comes after it.</summary>
    [Fact]
    public void Steps_of_a_ladder_come_in_the_order_of_their_shares() => Specification.Holds(
        from one in WithOutages
        from business in Gen.Elements(true, false)
        from inHours in Gen.Elements(true, false)
        from low in Gen.Choose(1, 300)
        from high in Gen.Choose(1, 300)
        select (one, new ClockTerms(one.Within, business, inHours), Math.Min(low, high) / 100d, Math.Max(low, high) / 100d),
        drawn =>
        {
            var (one, terms, low, high) = drawn;
            var due = Deadline.Of(terms, one.Started, one.Owner, one.Lost, one.Started);
            DateTimeOffset Step(double share) => Deadline.At(share, terms, one.Started, due, one.Owner, one.Lost, one.Started);

            Step(low).ShouldBeLessThanOrEqualTo(Step(high));
            if (high <= 1) Step(high).ShouldBeLessThanOrEqualTo(due);
            if (low >= 1) Step(low).ShouldBeGreaterThanOrEqualTo(due);
        });

    /// <summary>A deadline of 08:59 moves to 11:00 while one of 09:00 stays: the agreement says so, and two hours is all it costs.</summary>
    [Fact]
    public void Who_starts_later_is_due_at_most_the_two_hours_after_opening_earlier() => Specification.Holds(Pairs, pair =>
        pair.Case.Due(ClockTime.Elapsed, inHours: true, pair.Later).ShouldBeGreaterThanOrEqualTo(pair.Case.Due(ClockTime.Elapsed, inHours: true) - TimeSpan.FromHours(2)));

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static Instant At(DateTimeOffset time) => Instant.FromDateTimeOffset(time);
}
