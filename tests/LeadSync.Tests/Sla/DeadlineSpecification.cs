using FsCheck;
using FsCheck.Fluent;
using LeadSync.Rules;
using LeadSync.Sla;
using LeadSync.Tests.Support;
using NodaTime;

namespace LeadSync.Tests.Sla;

public sealed class DeadlineSpecification
{
    private sealed record Case(DateTimeOffset Started, TimeSpan Within, string Zone, string Hours)
    {
        public OwnerHours Owner { get; } = Agreement.HoursOf(Zone, Hours, away: new DayRange(new(2026, 3, 23), new(2026, 3, 27)));

        public DateTimeOffset Due(ClockTime time, bool inHours, TimeSpan later = default) => AgreementClocks.Due(
            Agreement.Accept with { Within = Within, Time = time, DueInHours = inHours },
            Started + later,
            Owner);
    }

    /// <summary>Two years around changes of the clock, in zones that change it differently, not at all, or by half an hour.</summary>
    private static readonly Gen<Case> Cases =
        from minute in Gen.Choose(0, 2 * 365 * 24 * 60)
        from within in Gen.Choose(1, 15 * 24 * 60)
        from zone in Gen.Elements("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo")
        from hours in Gen.Elements("weekdays", "nights", "always")
        select new Case(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), TimeSpan.FromMinutes(within), zone, hours);

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

    [Fact]
    public void Business_time_measured_back_is_the_time_agreed() => Specification.Holds(Cases, one =>
    {
        var due = one.Due(ClockTime.Business, inHours: false);

        OfficeTime.Between(At(one.Started), At(due), one.Owner).ToTimeSpan().ShouldBe(one.Within);
        one.Owner.IsOpen(At(due)).ShouldBeTrue();
    });

    [Fact]
    public void Who_starts_later_is_due_no_earlier_in_business_time() => Specification.Holds(Pairs, pair =>
        pair.Case.Due(ClockTime.Business, inHours: false, pair.Later).ShouldBeGreaterThanOrEqualTo(pair.Case.Due(ClockTime.Business, inHours: false)));

    /// <summary>A deadline of 08:59 moves to 11:00 while one of 09:00 stays: the agreement says so, and two hours is all it costs.</summary>
    [Fact]
    public void Who_starts_later_is_due_at_most_the_two_hours_after_opening_earlier() => Specification.Holds(Pairs, pair =>
        pair.Case.Due(ClockTime.Elapsed, inHours: true, pair.Later).ShouldBeGreaterThanOrEqualTo(pair.Case.Due(ClockTime.Elapsed, inHours: true) - TimeSpan.FromHours(2)));

    private static Instant At(DateTimeOffset time) => Instant.FromDateTimeOffset(time);
}
