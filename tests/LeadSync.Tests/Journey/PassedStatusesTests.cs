using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>What a rep set and changed again before anybody looked: "no lead that was accepted in time is reverted".</summary>
public sealed class PassedStatusesTests
{
    private static readonly ClockRule Accept = Clock("accept", Stage.Assigned, Stage.Sal, 3, Revert());
    private static readonly ClockRule Qualify = Clock("qualify", Stage.Sal, Stage.Sql, 72, Revert());
    private static readonly ClockRule Respond = Clock("respond", Stage.Assigned, Leads.Clock.FirstTouch, 1, Escalate(1));

    private readonly Story _story = Under(Accept, Qualify, Respond).Ready().Settle();

    private string Rep => _story.Lead.Owner!.CrmId;

    [Theory]
    [InlineData("Could Not Reach", HoldOn.Reason)]
    [InlineData("Parked", HoldOn.Status)]
    public void Accepted_in_time_and_then_set_to_what_is_no_answer_the_lead_stays_and_is_accepted(string status, string held)
    {
        _story.At(1).Edit(Rep, "Working - Contacted");
        _story.At(2).Edit(Rep, status);
        _story.At(6).Settle();

        (_story.Lead.Stage, _story.Lead.AcceptedAt, _story.Lead.Returns).ShouldBe((Stage.Sal, _story.Lead.AssignedAt!.Value.AddHours(1), 0));
        (_story.Clock("accept").Met, _story.Clock("accept").Breached).ShouldBe((_story.Lead.AcceptedAt, null));
        _story.Clock("qualify").ShouldSatisfyAllConditions(clock => clock.Started.ShouldBe(_story.Lead.AcceptedAt!.Value), clock => clock.IsOpen.ShouldBeTrue());
        _story.Lead.HoldOn(held).ShouldNotBeNull();
    }

    [Fact]
    public void Accepted_in_time_and_qualified_after_the_deadline_of_accepting_breaks_no_promise()
    {
        _story.At(1).Edit(Rep, "Working - Contacted");
        _story.At(5).Edit(Rep, "Qualified");
        _story.At(6).Settle();

        (_story.Lead.Stage, _story.Clock("accept").Breached, _story.Clock("accept").Met).ShouldBe((Stage.Sql, null, _story.Lead.AssignedAt!.Value.AddHours(1)));
        _story.Lead.AcceptedAt.ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(1));
    }

    [Fact]
    public void The_history_is_asked_for_where_time_is_up_and_what_was_set_is_no_answer()
    {
        _story.At(2).Edit(Rep, "Could Not Reach").Settle();

        _story.At(2.5).Look(fresh: false).Asks.HasFlag(Ask.StatusHistory).ShouldBeFalse();
        _story.At(3.01).Look(fresh: false).Asks.HasFlag(Ask.StatusHistory).ShouldBeTrue();
    }

    [Fact]
    public void What_our_own_user_set_accepts_nothing()
    {
        _story.At(1).Edit(Story.Us, "Working - Contacted");
        _story.At(2).Edit(Rep, "Could Not Reach");

        _story.At(6).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
    }

    [Theory]
    [InlineData("Unqualified")]
    [InlineData("Parked")]
    public void Any_Status_that_the_owner_sets_is_a_first_touch_once_be_it_no_answer(string status)
    {
        _story.At(0.2).Edit(Rep, status).Settle();
        _story.At(0.5).Edit(Story.Us).Settle();
        _story.At(1.1).Settle();

        (_story.Clock("respond").Met, _story.Clock("respond").Breached).ShouldBe((_story.Lead.AssignedAt!.Value.AddHours(0.2), null));
        _story.Lead.Touches.Count.ShouldBe(1);
        _story.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_Status_that_somebody_else_sets_is_no_touch_of_the_owner(bool isTracked)
    {
        _story.At(0.2).Edit("005Ws00000AutomatA", "Working - Contacted");
        if (!isTracked) _story.Changes.Clear();
        _story.Look(fresh: false).Asks.HasFlag(Ask.StatusHistory).ShouldBeTrue();
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Clock("respond").IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_Status_that_is_known_again_is_held_no_more()
    {
        var status = _story.Record!.Status;
        _story.At(0.2).Edit(Rep, "Parked").Settle().Lead.HoldOn(HoldOn.Status).ShouldNotBeNull();

        _story.At(0.3).Edit(Rep, status).Settle().Lead.HoldOn(HoldOn.Status).ShouldBeNull();
    }

    /// <summary>stages.yaml: "keep leaves the lead in its stage and says so | hold stops its clocks too".</summary>
    [Fact]
    public void Where_an_unknown_Status_holds_the_clocks_stand_still_until_it_is_known_again()
    {
        _story.Rules = _story.Rules with { Stages = _story.Rules.Stages with { UnknownStatus = UnknownStatus.Hold } };
        var assigned = _story.Lead.AssignedAt!.Value;
        _story.At(2).Edit(Rep, "Parked").Settle();

        _story.At(20).Settle();
        (_story.Lead.Stage, _story.Clock("accept").IsOpen, _story.Clock("accept").Breached, _story.Lead.DueAt).ShouldBe((Stage.Assigned, true, null, _story.Now.AddHours(1)));

        _story.At(22).Edit(Rep, "Open - Not Contacted").Settle();
        (_story.Clock("accept").Due, _story.Lead.DueAt).ShouldBe((assigned.AddHours(23), assigned.AddHours(23)));
        _story.At(23.1).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
    }
}
