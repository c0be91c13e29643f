using LeadSync.Rules;
using LeadSync.Sla;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sla;

public sealed class AgreementClocksTests
{
    private static readonly OwnerHours Berlin = Agreement.HoursOf();
    private static readonly ClockRule Elapsed = Agreement.Accept with { DueInHours = false };
    private static readonly ClockRule Business = Elapsed with { Time = ClockTime.Business };

    private static string Due(string started, OwnerHours? hours = null, string zone = "Europe/Berlin", ClockRule? rule = null) =>
        Agreement.Local(DueAt(rule ?? Agreement.Accept, Agreement.At(started, zone), hours ?? Berlin), zone);

    private static DateTimeOffset DueAt(ClockRule rule, DateTimeOffset started, OwnerHours hours) => AgreementClocks.Start(rule, started, hours, null).Due;

    [Fact]
    public void Elapsed_time_runs_day_and_night() => Due("2026-11-18T16:00", rule: Elapsed).ShouldBe("2026-11-19T04:00");

    [Theory]
    [InlineData("2026-11-18T01:00", "2026-11-18T13:00")] // within hours: stays
    [InlineData("2026-11-17T21:00", "2026-11-18T09:00")] // at opening
    [InlineData("2026-11-18T05:00", "2026-11-18T17:00")] // at closing
    [InlineData("2026-11-18T05:01", "2026-11-19T11:00")] // after closing
    [InlineData("2026-11-17T20:59", "2026-11-18T11:00")] // before opening
    [InlineData("2026-11-20T09:00", "2026-11-23T11:00")] // Friday evening: Monday
    [InlineData("2026-12-24T18:00", "2026-12-28T11:00")] // Christmas Day, and the weekend after it
    public void A_deadline_outside_hours_moves_to_two_hours_after_the_next_opening(string started, string due) => Due(started).ShouldBe(due);

    [Fact]
    public void An_owners_own_zone_counts() =>
        Due("2026-11-18T22:00", Agreement.HoursOf("America/New_York"), "America/New_York").ShouldBe("2026-11-19T10:00");

    [Fact]
    public void An_owners_own_holidays_count() =>
        Due("2026-11-25T22:00", Agreement.HoursOf("America/New_York", holidays: "us"), "America/New_York").ShouldBe("2026-11-27T11:00");

    [Fact]
    public void Days_away_count_like_holidays() =>
        Due("2026-11-18T01:00", Agreement.HoursOf(away: new DayRange(new(2026, 11, 18), new(2026, 11, 24)))).ShouldBe("2026-11-25T11:00");

    [Fact]
    public void A_queue_works_by_the_agreements_zone_and_first_hours() =>
        Due("2026-11-20T09:00", OwnerHours.Of(Agreement.Rules, null)).ShouldBe("2026-11-23T11:00");

    [Fact]
    public void Without_agreed_hours_somebody_is_always_there() =>
        Due("2026-11-20T09:00", OwnerHours.Of(new SlaRules(), null)).ShouldBe("2026-11-20T21:00");

    [Fact]
    public void An_owner_who_never_comes_back_does_not_stop_the_clock() =>
        Due("2026-11-20T09:00", Agreement.HoursOf(away: new DayRange(new(2026, 1, 1), new(2050, 1, 1)))).ShouldBe("2026-11-20T21:00");

    [Theory]
    [InlineData("2026-11-17T22:00", "2026-11-18T02:00", 4)] // the shift that started yesterday
    [InlineData("2026-11-20T23:00", "2026-11-21T05:00", 6)] // Friday's shift ends on Saturday
    [InlineData("2026-11-21T05:00", "2026-11-24T00:00", 12)] // Saturday morning: on Monday night
    public void Hours_may_run_past_midnight(string started, string due, int within) =>
        Due(started, Agreement.HoursOf(hours: "nights"), rule: Agreement.Accept with { Within = TimeSpan.FromHours(within) }).ShouldBe(due);

    [Theory]
    [InlineData("2026-11-18T10:00", 1, "2026-11-18T11:00")]
    [InlineData("2026-11-18T16:30", 1, "2026-11-19T09:30")]
    [InlineData("2026-11-18T05:00", 1, "2026-11-18T10:00")]
    [InlineData("2026-11-20T16:00", 12, "2026-11-24T12:00")]
    [InlineData("2026-11-18T09:00", 8, "2026-11-18T17:00")]
    [InlineData("2026-12-24T16:00", 2, "2026-12-28T10:00")]
    public void Business_time_counts_only_hours_at_work(string started, int within, string due) =>
        Due(started, rule: Business with { Within = TimeSpan.FromHours(within) }).ShouldBe(due);

    [Fact]
    public void Business_time_has_no_end()
    {
        var started = Agreement.At("2026-11-18T10:00");
        var due = DueAt(Business with { Within = TimeSpan.FromHours(10_000) }, started, Berlin);

        CountedTime.AtWork(Berlin, [], started).Between(started, due).ShouldBe(TimeSpan.FromHours(10_000));
    }

    [Theory]
    [InlineData("2026-03-29T00:00", 23)] // springs forward
    [InlineData("2026-10-25T00:00", 25)] // falls back
    public void A_day_has_as_many_hours_as_it_has(string midnight, int hours)
    {
        var always = Agreement.HoursOf(hours: "always");
        var due = DueAt(Business with { Within = TimeSpan.FromHours(hours) }, Agreement.At(midnight), always);

        Agreement.Local(due).ShouldBe(Agreement.Local(Agreement.At(midnight).AddDays(1.5))[..10] + "T00:00");
    }

    [Fact]
    public void Opens_at_the_jump_when_the_hour_of_opening_is_skipped()
    {
        var rules = Agreement.Rules with { Hours = new Dictionary<string, HoursRule> { ["early"] = new(new HashSet<DayOfWeek> { DayOfWeek.Sunday }, new(2, 30), new(10, 0)) } };

        Due("2026-03-28T12:00", OwnerHours.Of(rules, null)).ShouldBe("2026-03-29T05:00");
    }

    [Fact]
    public void The_first_clock_of_a_name_whose_condition_holds_is_the_one_that_starts()
    {
        var urgent = Agreement.Accept with { When = Some.When("handRaiser", "true"), Within = TimeSpan.FromMinutes(5) };
        var rules = Agreement.Rules with { Clocks = [urgent, Agreement.Accept, Agreement.Accept with { Clock = "qualify", From = "sal", Until = "sql" }] };

        AgreementClocks.Starting("assigned", rules, Some.Values(("handRaiser", "true"))).ShouldBe([urgent]);
        AgreementClocks.Starting("assigned", rules, Some.Values(("handRaiser", "false"))).ShouldBe([Agreement.Accept]);
        AgreementClocks.Starting("sal", rules, Some.Values()).Single().Clock.ShouldBe("qualify");
        AgreementClocks.Starting("mql", rules, Some.Values()).ShouldBeEmpty();
    }
}
