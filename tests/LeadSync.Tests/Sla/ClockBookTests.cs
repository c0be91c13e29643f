using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sla;

public sealed class ClockBookTests
{
    private static readonly OwnerHours Always = Agreement.HoursOf(hours: "always");
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Bob = new("005Ws000001xBobAAA", "Bob Berg", IsQueue: false);
    private static readonly ClockRule Respond = Agreement.Accept with { Clock = "respond", Until = Clock.FirstTouch, Then = [] };
    private static readonly ClockRule Touches = Agreement.Accept with { Clock = "touches", Until = "sql", AtLeast = 3, Then = [] };
    private static readonly Clock Accept = AgreementClocks.Start(Agreement.Accept, Some.Now, Always, Ana);

    private static IReadOnlyList<Clock> Start(IReadOnlyList<Clock> clocks, params IReadOnlyList<ClockRule> rules) =>
        ClockBook.Start(clocks, "assigned", Agreement.Rules with { Clocks = rules }, Always, Ana, Some.Values(), Some.Now);

    private static Clock Arrive(string stage, bool byPerson = true, bool reasonGiven = true, Clock? clock = null, DateTimeOffset? at = null, params IReadOnlyList<Touch> touches) =>
        ClockBook.Met([clock ?? Accept], new Evidence(new StageArrival(stage, at ?? Some.Now, byPerson, reasonGiven), touches, Agreement.Stages)).Single();

    private static Touch Call(double hours) => new($"call {hours}", Ana.CrmId, TouchKind.Call, Some.Now.AddHours(hours));

    private static Touch Status(double hours) => new($"status {hours}", null, TouchKind.Status, Some.Now.AddHours(hours));

    [Fact]
    public void A_clock_starts_with_its_terms_its_ladder_and_who_answers_for_it()
    {
        var clock = Start([], Agreement.Accept with { Then = [new LadderStep(0.75, LadderDeed.Remind, "owner", 0, null), new LadderStep(1.5, LadderDeed.Revert, "marketing", 0, null)] }).Single();

        (clock.Name, clock.Until, clock.Started, clock.Due).ShouldBe(("accept", "sal", Some.Now, Some.Now.AddHours(12)));
        clock.Terms.ShouldBe(new ClockTerms(TimeSpan.FromHours(12), DueInHours: true));
        clock.Responsible.ShouldBe(Ana);
        clock.Ladder.Select(step => (step.Deed, step.Due)).ShouldBe([(LadderDeed.Remind, Some.Now.AddHours(9)), (LadderDeed.Revert, Some.Now.AddHours(18))]);
    }

    [Fact]
    public void So_many_attempts_are_so_many_though_the_first_touch_is_what_it_waits_for()
    {
        var clock = AgreementClocks.Start(Respond with { AtLeast = 2 }, Some.Now, Always, Ana);

        Arrive("assigned", clock: clock, touches: [Status(1), Call(2)]).Met.ShouldBeNull();
        Arrive("assigned", clock: clock, touches: [Status(1), Call(2), Call(3)]).Met.ShouldBe(Some.Now.AddHours(3));
        Arrive("recycled", clock: clock).Met.ShouldBe(Some.Now);
    }

    [Fact]
    public void An_open_clock_keeps_the_terms_it_was_started_with() =>
        Start([Accept], Agreement.Accept with { Within = TimeSpan.FromHours(1), Then = [] }).ShouldBe([Accept]);

    [Fact]
    public void A_clock_of_an_earlier_journey_does_not_stand_in_the_way() =>
        Start([Accept with { Stopped = Some.Now }], Agreement.Accept).Count(clock => clock.IsOpen).ShouldBe(1);

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
    public void Is_met_by_a_rejection_only_from_a_person_and_with_its_reason(string stage, bool byPerson, bool reasonGiven, bool met)
    {
        (Arrive(stage, byPerson, reasonGiven).Met is not null).ShouldBe(met);
        (Arrive(stage, byPerson, reasonGiven, Start([], Respond).Single()).Met is not null).ShouldBe(met);
    }

    [Fact]
    public void A_first_touch_is_whatever_came_first_since_the_clock_started()
    {
        var respond = Start([], Respond).Single();

        Arrive("assigned", clock: respond).IsOpen.ShouldBeTrue();
        Arrive("assigned", clock: respond, touches: [Call(-1)]).IsOpen.ShouldBeTrue();
        Arrive("assigned", clock: respond, touches: [Call(-1), Status(2), Call(3)]).Met.ShouldBe(Some.Now.AddHours(2));
    }

    [Fact]
    public void Attempts_are_counted_from_the_start_and_a_change_of_Status_is_none()
    {
        var touches = Start([], Touches).Single();

        Arrive("sal", clock: touches, touches: [Call(-1), Call(1), Status(2), Call(3)]).IsOpen.ShouldBeTrue();
        Arrive("sal", clock: touches, touches: [Call(1), Call(2), Call(4), Call(5)]).Met.ShouldBe(Some.Now.AddHours(4));
        Arrive("sql", clock: touches, at: Some.Now.AddHours(1)).Met.ShouldBe(Some.Now.AddHours(1));
    }

    [Fact]
    public void What_came_late_is_met_and_stays_a_breach() =>
        (Arrive("sal", at: Accept.Due.AddSeconds(1)) is { Met: not null, IsOpen: false } late ? late.Breached : null).ShouldBe(Accept.Due);

    [Fact]
    public void What_came_in_time_heals_a_breach_that_was_told_before_it_was_known() =>
        Arrive("sal", clock: Accept with { Breached = Accept.Due }, at: Accept.Due).Breached.ShouldBeNull();

    [Fact]
    public void A_broken_promise_is_still_owed()
    {
        ClockBook.Breach([Accept], Accept.Due.AddTicks(-1)).Single().Breached.ShouldBeNull();

        var broken = ClockBook.Breach([Accept], Accept.Due).Single();
        (broken.Breached, broken.IsOpen).ShouldBe((Accept.Due, true));
        ClockBook.Breach([broken], Accept.Due.AddDays(1)).Single().Breached.ShouldBe(Accept.Due);
    }

    [Fact]
    public void The_next_time_is_that_of_the_earliest_step_or_deadline_that_still_runs()
    {
        var remind = Accept with { Ladder = [new ClockStep(0.5, Some.Now.AddHours(6), LadderDeed.Remind, "owner"), .. Accept.Ladder] };

        ClockBook.NextDue([remind]).ShouldBe(Some.Now.AddHours(6));
        ClockBook.NextDue(ClockBook.Take([remind], ClockBook.DueSteps([remind], Some.Now.AddHours(6)).Single(), Some.Now.AddHours(6))).ShouldBe(Accept.Due);
        ClockBook.NextDue([Accept with { Ladder = [], Breached = Accept.Due }]).ShouldBeNull();
        ClockBook.NextDue([Accept with { Met = Some.Now }, Accept with { Due = Some.Now.AddDays(3), Ladder = [] }]).ShouldBe(Some.Now.AddDays(3));
        ClockBook.NextDue(ClockBook.Stop([Accept], Some.Now)).ShouldBeNull();
    }

    [Fact]
    public void Stops_what_runs_and_leaves_what_is_settled()
    {
        var clocks = ClockBook.Stop([Accept with { Met = Some.Now }, Accept], Some.Now.AddHours(1));

        clocks.Select(clock => clock.Stopped).ShouldBe([null, Some.Now.AddHours(1)]);
    }

    [Fact]
    public void Whoever_takes_the_lead_answers_for_what_is_still_owed()
    {
        var clocks = ClockBook.HandOver([Accept, Accept with { Met = Some.Now }], Bob);

        clocks.Select(clock => clock.Responsible).ShouldBe([Bob, Ana]);
        ClockBook.HandOver([Accept], new Owner("00G", "Queue", IsQueue: true)).Single().Responsible.ShouldBe(Ana);
    }

    [Fact]
    public void An_outage_within_its_time_moves_deadline_and_steps_by_as_much_and_is_kept_with_the_clock()
    {
        var outage = new Outage("Salesforce", Some.Now.AddHours(1), Some.Now.AddHours(3));
        var clock = Accept with { Ladder = [new ClockStep(0.75, Some.Now.AddHours(9), LadderDeed.Remind, "owner"), .. Accept.Ladder] };

        var paused = Pause(clock, [outage], Some.Now.AddHours(4));

        paused.Due.ShouldBe(Some.Now.AddHours(14));
        paused.Ladder.Select(step => step.Due).ShouldBe([Some.Now.AddHours(11), Some.Now.AddHours(14)]);
        paused.Paused.ShouldBe([outage]);
        StoredJson.Write(new Lead { Id = Some.Lead().Id, Clocks = [Pause(paused, [outage], Some.Now.AddHours(5))] }).ShouldBe(StoredJson.Write(new Lead { Id = Some.Lead().Id, Clocks = [paused] }));
    }

    [Fact]
    public void An_outage_that_lasts_has_lasted_until_now_and_no_longer()
    {
        var outage = new Outage("HubSpot", Some.Now.AddHours(1), null);

        var paused = Pause(Accept, [outage], Some.Now.AddHours(2));
        paused.Due.ShouldBe(Some.Now.AddHours(13));
        Pause(paused, [outage with { To = Some.Now.AddHours(5) }], Some.Now.AddHours(6)).Due.ShouldBe(Some.Now.AddHours(16));
    }

    [Fact]
    public void An_outage_before_after_or_beside_counts_nothing()
    {
        Pause(Accept, [new Outage("Salesforce", Some.Now.AddHours(-2), Some.Now), new Outage("Salesforce", Accept.Due, Accept.Due.AddHours(1))], Accept.Due.AddHours(1)).ShouldBe(Accept);

        // Of two systems out of reach together, the time is lost once.
        Pause(Accept, [new Outage("HubSpot", Some.Now.AddHours(1), Some.Now.AddHours(3)), new Outage("Salesforce", Some.Now.AddHours(2), Some.Now.AddHours(4))], Some.Now.AddHours(5)).Due
            .ShouldBe(Some.Now.AddHours(15));
    }

    [Fact]
    public void Hours_that_were_shortened_since_take_nothing_from_an_open_clock()
    {
        var business = AgreementClocks.Start(Agreement.Accept with { Time = ClockTime.Business, DueInHours = false }, Some.Now, Agreement.HoursOf(), Ana);

        var paused = ClockBook.Pause([business], [new Outage("Salesforce", Some.Now.AddMinutes(1), Some.Now.AddMinutes(2))], _ => Always, Some.Now.AddHours(1)).Single();

        paused.Due.ShouldBe(business.Due);
    }

    private static Clock Pause(Clock clock, IReadOnlyList<Outage> outages, DateTimeOffset now) => ClockBook.Pause([clock], outages, _ => Always, now).Single();
}
