using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sla;

public sealed class ClockBookTests
{
    private static readonly OwnerHours Always = Agreement.HoursOf(hours: "always");
    private static readonly ClockRule Touch = Agreement.Accept with { Clock = "respond", Until = "firstTouch" };
    private static readonly ClockRule Touches = Agreement.Accept with { Clock = "touches", Until = "sql", AtLeast = 6 };
    private static readonly Clock Accept = new("accept", "sal", Some.Now, Some.Now.AddHours(12), Reverts: true);

    private static IReadOnlyList<Clock> Start(IReadOnlyList<Clock> clocks, params IReadOnlyList<ClockRule> rules) =>
        ClockBook.Start(clocks, "assigned", Agreement.Rules with { Clocks = rules }, Agreement.Stages, Always, Some.Values(), Some.Now);

    private static Clock Arrive(string stage, bool byPerson = true, bool reasonGiven = true, string until = "sal") =>
        ClockBook.Met([Accept with { Until = until }], new StageArrival(stage, byPerson, reasonGiven), Agreement.Stages, Some.Now).Single();

    [Fact]
    public void A_clock_starts_with_its_terms() => Start([], Agreement.Accept).ShouldBe([Accept]);

    [Fact]
    public void An_open_clock_keeps_the_terms_it_was_started_with() =>
        Start([Accept], Agreement.Accept with { Within = TimeSpan.FromHours(1) }).ShouldBe([Accept]);

    [Fact]
    public void A_clock_of_an_earlier_journey_does_not_stand_in_the_way()
    {
        var stopped = Accept with { Stopped = Some.Now };

        Start([stopped], Agreement.Accept).ShouldBe([stopped, Accept]);
    }

    [Fact]
    public void A_clock_that_nothing_could_meet_yet_does_not_start() => Start([], Touch, Touches).ShouldBeEmpty();

    [Theory]
    [InlineData("sal", true)]
    [InlineData("sql", true)]
    [InlineData("won", true)]
    [InlineData("assigned", false)]
    [InlineData("nurture", false)]
    [InlineData("no such stage", false)]
    public void Is_met_by_its_stage_and_by_any_later_one(string stage, bool met) => (Arrive(stage).Met == Some.Now).ShouldBe(met);

    [Theory]
    [InlineData("recycled", true, true, true)]
    [InlineData("disqualified", true, true, true)]
    [InlineData("recycled", true, false, false)]
    [InlineData("recycled", false, true, false)]
    public void Is_met_by_a_rejection_only_from_a_person_and_with_its_reason(string stage, bool byPerson, bool reasonGiven, bool met) =>
        (Arrive(stage, byPerson, reasonGiven).Met is not null).ShouldBe(met);

    [Fact]
    public void A_clock_until_an_unknown_stage_is_not_met_by_any_other() => Arrive("won", until: "firstTouch").IsOpen.ShouldBeTrue();

    [Fact]
    public void Runs_out_at_its_deadline_and_not_before()
    {
        ClockBook.Overdue([Accept], Accept.Due.AddTicks(-1)).ShouldBeEmpty();
        ClockBook.Overdue([Accept], Accept.Due).ShouldBe([Accept]);
    }

    [Fact]
    public void A_broken_promise_runs_no_more()
    {
        var later = Accept with { Name = "qualify", Due = Accept.Due.AddDays(3) };

        var clocks = ClockBook.Breach([Accept, later], Accept.Due);

        clocks.ShouldBe([Accept with { Breached = Accept.Due }, later]);
        ClockBook.Overdue(clocks, Accept.Due).ShouldBeEmpty();
    }

    [Fact]
    public void The_next_deadline_is_the_earliest_that_still_runs()
    {
        Clock[] clocks = [Accept with { Met = Some.Now }, Accept with { Due = Some.Now.AddDays(3) }, Accept with { Due = Some.Now.AddDays(2) }];

        ClockBook.NextDue(clocks).ShouldBe(Some.Now.AddDays(2));
        ClockBook.NextDue(ClockBook.Stop(clocks, Some.Now)).ShouldBeNull();
        ClockBook.NextDue([]).ShouldBeNull();
    }

    [Fact]
    public void Stops_what_runs_and_leaves_what_is_settled()
    {
        var met = Accept with { Met = Some.Now };

        ClockBook.Stop([met, Accept], Some.Now.AddHours(1)).ShouldBe([met, Accept with { Stopped = Some.Now.AddHours(1) }]);
    }
}
