using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Marketing calls a lead back that is still on its way to sales.</summary>
public sealed class RecallTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private readonly Story _story = new Story().Ready();

    [Fact]
    public void What_has_not_left_stays_here_and_the_lead_stays_with_marketing_with_the_reason()
    {
        _story.Look();
        Recall().Settle();

        StaysWithMarketing();
        (_story.Creates, _story.Tasks).ShouldBe((0, 0));
    }

    [Fact]
    public void A_lead_that_Salesforce_has_refused_can_be_called_back()
    {
        _story.Look();
        _story.Deliver(ReceiptKind.Refused, "DUPLICATES_DETECTED", "Use one of these records?");
        _story.Look();

        Recall().Settle();

        StaysWithMarketing();
        _story.Lead.HoldOn(HoldOn.Handoff).ShouldBeNull();
    }

    [Fact]
    public void A_Lead_whose_creation_was_never_answered_is_taken_back_from_Salesforce()
    {
        _story.Look();
        _story.DeliverWithoutAnswer();

        Recall().Settle();

        (_story.Lead.Stage, _story.Lead.ReturnReason).ShouldBe((Stage.Recycled, "recalled by marketing"));
        (_story.Record!.Status, _story.Record.Owner.CrmId, _story.Creates).ShouldBe(("Recycled", Story.MarketingQueue, 1));
    }

    [Fact]
    public void The_score_alone_does_not_bring_it_straight_back_and_a_person_who_asks_does()
    {
        _story.Look();
        Recall().Settle();

        _story.After(TimeSpan.FromHours(1)).Settle().Lead.Stage.ShouldBe(Stage.Nurture);

        _story.AsksForUs().Settle();
        (_story.Lead.Stage, _story.Lead.Cycle, _story.Creates, _story.Tasks).ShouldBe((Stage.Assigned, 2, 1, 1));
    }

    [Fact]
    public void A_Lead_that_a_rep_took_up_meanwhile_stays_theirs_when_the_person_comes_again()
    {
        _story.Record = Story.LeadOf(_story.Desk.Seat("marketing")!.Owner, "Recycled");
        _story.Look();
        Recall().Settle();
        StaysWithMarketing();

        _story.Edit(Ana.CrmId, status: "Working - Contacted", owner: Ana);
        _story.AsksForUs().Settle();

        (_story.Lead.Stage, _story.Lead.Owner, _story.Record.Owner).ShouldBe((Stage.Sal, Ana, Ana));
    }

    [Fact]
    public void A_Contact_gets_no_Task()
    {
        _story.Record = StoryDeeds.ContactOf(Ana);
        _story.Look();
        _story.Waiting.OfType<Effect.AddTask>().ShouldNotBeEmpty();

        Recall();
        _story.Look().Stops.ShouldBeTrue("what waits of it is not sent");

        StaysWithMarketing();
        _story.Waiting.OfType<Effect.WriteCrm>().ShouldBeEmpty();
    }

    [Fact]
    public void One_that_inside_sales_has_just_let_through_goes_back_to_the_queue()
    {
        var routing = _story.Rules.Routing with { Rules = [new RouteRule("verify first", null, "Inside_Sales", new Assignment.ToPool("team"), Some.Position)] };
        _story.Rules = _story.Rules with { Routing = routing };
        _story.Settle();
        _story.Lead.Stage.ShouldBe(Stage.Verifying);

        _story.Edit(Ana.CrmId, status: "Open - Not Contacted");
        Recall().Settle();

        (_story.Lead.Stage, _story.Lead.LastOwner, _story.Tasks).ShouldBe((Stage.Recycled, null, 0));
        (_story.Record!.Status, _story.Record.Owner.CrmId).ShouldBe(("Recycled", Story.MarketingQueue));
        _story.Desk.Turns.Values.Sum().ShouldBe(0);
    }

    private Story Recall() => _story.With("leadsync_request", "recall");

    private void StaysWithMarketing()
    {
        (_story.Lead.Stage, _story.Lead.Owner, _story.Lead.ReturnReason, _story.Lead.Returns).ShouldBe((Stage.Nurture, null, "recalled by marketing", 0));
        _story.Lead.Because.ShouldNotBeEmpty();
        _story.Lead.HandedOffAt.ShouldBeNull();
    }
}
