using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Inside sales checks a lead before a rep gets it.</summary>
public sealed class VerifyingTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private readonly Story _story = new Story().Ready();

    public VerifyingTests()
    {
        var verify = new ClockRule { Clock = "verify", From = Stage.Verifying, Until = Stage.Assigned, Within = TimeSpan.FromHours(4), Then = [new LadderStep(1, LadderDeed.Revert, "", 0, null)], At = Some.Position };
        _story.Rules = _story.Rules with
        {
            Routing = _story.Rules.Routing with { Rules = [new RouteRule("verify first", null, "Inside_Sales", new Assignment.ToPool("team"), Some.Position)] },
            Sla = _story.Rules.Sla with { Clocks = [verify, .. _story.Rules.Sla.Clocks] },
        };
        _story.Settle();
    }

    private Clock Clock(string name) => _story.Lead.Clocks.Last(clock => clock.Name == name);

    private int TurnsTaken => (int)_story.Desk.Turns.Values.Sum();

    [Fact]
    public void Goes_to_inside_sales_first_without_a_Task_and_without_using_up_anybodys_turn()
    {
        (_story.Record!.Owner.CrmId, _story.Record.Status, _story.Record["LeadSync_Stage__c"]).ShouldBe((Story.InsideSales, "Verifying", Stage.Verifying));
        (_story.Lead.Stage, _story.Tasks, TurnsTaken).ShouldBe((Stage.Verifying, 0, 0));
        _story.Lead.OwnerBecause.ShouldStartWith("rule \"verify first\": queue Inside_Sales checks it first");
        _story.Marketing["leadsync_stage"].ShouldBe(Stage.Verifying);
    }

    [Fact]
    public void Its_clock_runs_while_the_queue_has_it()
    {
        Clock("verify").IsOpen.ShouldBeTrue();
        Clock("verify").Due.ShouldBe(Story.Start.AddHours(4));
        _story.Lead.DueAt.ShouldBe(Clock("verify").Due);
        _story.Lead.Clocks.ShouldNotContain(clock => clock.Name == "accept");
    }

    [Fact]
    public void Where_no_clock_is_agreed_for_it_inside_sales_has_a_day_and_then_somebody_hears_of_it()
    {
        var story = new Story().Ready();
        story.Rules = _story.Rules with { Sla = _story.Rules.Sla with { Clocks = [.. _story.Rules.Sla.Clocks.Where(clock => clock.Clock != "verify")] } };
        story.Settle();

        story.Lead.Clocks.ShouldHaveSingleItem().Due.ShouldBe(Story.Start.AddDays(1));
        story.After(TimeSpan.FromDays(1)).Settle();

        story.Facts.ShouldContain(fact => fact.Text.StartsWith("Not checked by ") && fact.Text.Contains("clock verify"));
        story.Facts.ShouldContain(fact => fact.Kind == "alert");
        (story.Lead.Stage, story.Lead.DueAt).ShouldBe((Stage.Verifying, (DateTimeOffset?)Story.Start.AddDays(14)), "from then on it is watched");
    }

    [Fact]
    public void Whoever_takes_it_to_check_it_is_promised_no_time_and_gets_no_Task()
    {
        _story.After(TimeSpan.FromMinutes(5)).Edit(Ana.CrmId, owner: Ana).Settle();

        (_story.Lead.Stage, _story.Lead.Owner, _story.Lead.AssignedAt, _story.Tasks).ShouldBe((Stage.Verifying, Ana, null, 0));
    }

    [Theory]
    [InlineData("Open - Not Contacted")]
    [InlineData("Working - Contacted")]
    [InlineData("Qualified")]
    public void Verified_goes_on_to_the_reps_of_its_rule_as_the_same_Lead_with_one_Task_and_one_turn(string status)
    {
        _story.After(TimeSpan.FromMinutes(5)).Edit(Ana.CrmId, owner: Ana).Settle();
        _story.After(TimeSpan.FromMinutes(20)).Edit(Ana.CrmId, status: status).Settle();

        (_story.Lead.Stage, _story.Creates, _story.Tasks, TurnsTaken).ShouldBe((status == "Open - Not Contacted" ? Stage.Assigned : _story.Lead.Stage, 1, 1, 1));
        _story.Lead.Owner!.IsQueue.ShouldBeFalse();
        _story.Record!.Owner.ShouldBe(_story.Lead.Owner);
        _story.Lead.OwnerBecause.ShouldContain("turn in pool team");
        Clock("verify").Met.ShouldNotBeNull();
        _story.Facts.ShouldContain(fact => fact.Text == $"Ana Ruiz verified it (Status {status}): it goes on to sales");
    }

    [Fact]
    public void Salesforce_is_told_the_stage_with_the_handoff_itself()
    {
        var first = new Story { Rules = _story.Rules }.Ready();
        first.Look();
        Stage.Verifying.ShouldBe(first.Waiting.OfType<Effect.WriteCrm>().Single().Write.Fields["LeadSync_Stage__c"]);

        _story.Edit(Ana.CrmId, status: "Open - Not Contacted").Look();
        Stage.Assigned.ShouldBe(_story.Waiting.OfType<Effect.WriteCrm>().Single().Write.Fields["LeadSync_Stage__c"]);
    }

    [Fact]
    public void Verified_in_time_and_heard_of_too_late_breaks_no_promise()
    {
        _story.After(TimeSpan.FromMinutes(234)).Edit(Ana.CrmId, status: "Open - Not Contacted");
        _story.After(TimeSpan.FromMinutes(12)).Settle();

        (Clock("verify").Met, Clock("verify").Breached).ShouldBe((Story.Start.AddMinutes(234), null));
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Facts.ShouldNotContain(fact => fact.Text.Contains("clock verify"));
    }

    [Fact]
    public void Taken_from_a_rep_it_goes_to_another_and_not_to_inside_sales_again()
    {
        var accept = new ClockRule { Clock = "accept", From = Stage.Assigned, Until = Stage.Sal, Within = TimeSpan.FromHours(1), Then = [new LadderStep(1, LadderDeed.Reassign, "", 1, LadderDeed.Revert)], At = Some.Position };
        _story.Rules = _story.Rules with { Sla = _story.Rules.Sla with { Clocks = [accept] } };
        _story.After(TimeSpan.FromMinutes(5)).Edit(Ana.CrmId, status: "Open - Not Contacted").Settle();
        var first = _story.Lead.Owner;

        _story.After(TimeSpan.FromHours(1.1)).Settle();

        (_story.Lead.Stage, _story.Lead.Owner!.IsQueue, _story.Lead.Owner == first).ShouldBe((Stage.Assigned, false, false));
    }

    [Fact]
    public void The_reps_deadline_runs_from_the_moment_that_they_have_it()
    {
        _story.After(TimeSpan.FromHours(3)).Edit(Ana.CrmId, status: "Open - Not Contacted").Settle();

        (Clock("accept").Started, Clock("accept").IsOpen).ShouldBe((Story.Start.AddHours(3), true));
        _story.Record!.Status.ShouldBe("Open - Not Contacted");
    }

    [Fact]
    public void A_rep_who_leaves_while_it_goes_on_is_replaced()
    {
        _story.Edit(Ana.CrmId, status: "Open - Not Contacted").Look();
        var first = _story.Lead.Owner;
        _story.Deliver(ReceiptKind.Refused, "INACTIVE_OWNER_OR_USER", "operation performed with inactive user");
        _story.Desk = _story.Desk with { Seats = _story.Desk.Seats.ToDictionary(seat => seat.Key, seat => seat.Value.Owner == first ? seat.Value with { IsActive = false } : seat.Value) };
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Owner.ShouldNotBe(first);
        _story.Record!.Owner.ShouldBe(_story.Lead.Owner);
    }

    [Fact]
    public void An_answer_that_is_lost_while_it_goes_on_moves_it_to_nobody_else()
    {
        _story.Edit(Ana.CrmId, status: "Open - Not Contacted").Look();
        var chosen = _story.Lead.Owner;
        _story.DeliverWithoutAnswer();
        _story.Settle();

        (_story.Lead.Stage, _story.Lead.Owner, _story.Creates, _story.Tasks, TurnsTaken).ShouldBe((Stage.Assigned, chosen, 1, 1, 1));
    }

    [Fact]
    public void Not_verified_goes_back_to_marketing_with_the_reason_and_no_rep_counts_as_its_last()
    {
        _story.Edit(Ana.CrmId, owner: Ana).Settle();
        _story.Edit(Ana.CrmId, status: "Recycled", reason: "Timing").Settle();

        (_story.Lead.Stage, _story.Lead.ReturnReason, _story.Lead.LastOwner, _story.Lead.Returns).ShouldBe((Stage.Recycled, "Timing", null, 1));
        _story.Record!.Owner.CrmId.ShouldBe(Story.MarketingQueue);
        _story.Facts.ShouldContain(fact => fact.Text.StartsWith("Ana Ruiz did not verify it: Timing"));
        TurnsTaken.ShouldBe(0);
    }

    [Fact]
    public void Not_verified_without_a_reason_is_asked_back_and_the_clock_runs_on()
    {
        _story.Edit(Ana.CrmId, status: "Recycled").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Verifying);
        _story.Lead.HoldOn(HoldOn.Reason).ShouldNotBeNull();
        Clock("verify").IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Not_checked_in_time_goes_back_to_marketing()
    {
        _story.After(TimeSpan.FromHours(5)).Settle();

        (_story.Lead.Stage, _story.Lead.LastOwner).ShouldBe((Stage.Recycled, null));
        _story.Record!.Owner.CrmId.ShouldBe(Story.MarketingQueue);
    }

    [Fact]
    public void A_lead_that_comes_again_is_checked_again()
    {
        _story.Rules = _story.Rules with { Routing = _story.Rules.Routing with { SameOwnerFor = null } };
        _story.Edit(Ana.CrmId, status: "Open - Not Contacted").Settle();
        _story.Edit(Ana.CrmId, status: "Recycled", reason: "Timing").Settle();
        _story.After(TimeSpan.FromDays(40)).Does(new Engagement("e1", EngagementKind.PageView, _story.Now, "https://acme.example/pricing")).After(TimeSpan.FromMinutes(1)).Settle();

        (_story.Lead.Stage, _story.Lead.Cycle, _story.Record!.Status, _story.Record.Owner.CrmId).ShouldBe((Stage.Verifying, 2, "Verifying", Story.InsideSales));
    }

    [Fact]
    public void A_Lead_that_inside_sales_converts_is_with_sales_already()
    {
        _story.Record = _story.Record! with { IsConverted = true, Owner = Ana, Status = "Closed - Converted" };
        _story.Look();

        _story.Lead.Stage.ShouldBe(Stage.Sql);
        TurnsTaken.ShouldBe(0);
    }

    [Fact]
    public void Marketing_can_take_it_back_while_it_is_checked()
    {
        _story.With("leadsync_request", "recall").With("lifecyclestage", "lead").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
    }
}
