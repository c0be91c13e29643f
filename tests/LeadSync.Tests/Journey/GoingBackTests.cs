using LeadSync.Journey;
using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

public sealed class GoingBackTests
{
    private readonly Story _story = new Story().Ready().Settle();

    private string Rep => _story.Lead.Owner!.CrmId;

    [Fact]
    public void One_second_after_the_deadline_the_lead_is_back_with_marketing_in_both_systems_with_the_reason()
    {
        var rep = Rep;
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Record!.Status.ShouldBe("Recycled");
        _story.Record.Owner.CrmId.ShouldBe(Story.MarketingQueue);
        _story.Lead.LastOwner.ShouldBe(rep);
        _story.Marketing["leadsync_stage"].ShouldBe(Stage.Recycled);
        _story.Marketing["leadsync_return_reason"]!.ShouldContain("not accepted by");
        _story.Marketing["leadsync_returns"].ShouldBe("1");
        _story.Marketing["leadsync_sla_state"].ShouldBe("breached");
        _story.Marketing["hs_lead_status"].ShouldBe("BAD_TIMING");
    }

    [Fact]
    public void Nothing_goes_back_before_the_deadline()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(-1);
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void A_rep_who_answered_a_second_before_the_deadline_keeps_the_lead()
    {
        var due = _story.Lead.DueAt!.Value;
        _story.Now = due.AddSeconds(-1);
        _story.Edit(Rep, "Working - Contacted");
        _story.Now = due.AddSeconds(1);
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Lead.Clocks.First(clock => clock.Name == "accept").Met.ShouldNotBeNull();
        _story.Marketing["leadsync_crm_status"].ShouldBe("Working - Contacted");
    }

    [Fact]
    public void A_return_is_never_decided_on_what_a_poll_brought()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);

        _story.Look(fresh: false).Asks.ShouldBe(Ask.Sales);
    }

    [Fact]
    public void A_rep_who_edits_between_our_read_and_our_write_keeps_the_lead()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();
        _story.After(TimeSpan.FromSeconds(1)).Edit(Rep, "Working - Contacted");
        _story.Deliver();
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Record!.Status.ShouldBe("Working - Contacted");
        _story.Lead.Return.ShouldBeNull();
    }

    [Fact]
    public void A_rep_who_accepted_within_the_same_second_as_the_guard_is_given_the_lead_back()
    {
        var rep = _story.Lead.Owner!;
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();

        // The guard compares whole seconds: this edit carries the stamp that was read, and is overwritten.
        var seen = _story.Lead.Return!.SeenAt;
        _story.Edit(rep.CrmId, "Working - Contacted");
        _story.Record = _story.Record! with { LastModified = seen };
        _story.Deliver();
        _story.Record!.Status.ShouldBe("Recycled");
        _story.Settle();

        _story.Record!.Status.ShouldBe("Working - Contacted");
        _story.Record.Owner.CrmId.ShouldBe(rep.CrmId);
        _story.Record["LeadSync_Return_Reason__c"].ShouldBeNull("we wrote it, and it was not to be");
        (_story.Lead.Stage, _story.Lead.AcceptedAt).ShouldBe((Stage.Sal, _story.Now));
    }

    [Fact]
    public void A_return_whose_answer_was_lost_is_recognised_and_counted_once()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();
        _story.DeliverWithoutAnswer();
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Lead.Returns.ShouldBe(1);
    }

    [Fact]
    public void A_Status_that_a_validation_rule_refuses_goes_without_and_the_rules_text_is_held()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();
        _story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say why it comes back");
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Record!.Owner.CrmId.ShouldBe(Story.MarketingQueue);
        _story.Record.Status.ShouldBe("Open - Not Contacted");
        _story.Lead.HoldOn(HoldOn.Status)!.Because.ShouldContain("Say why it comes back");

        _story.After(TimeSpan.FromHours(1)).Look();
        _story.Lead.Stage.ShouldBe(Stage.Recycled);
    }

    [Fact]
    public void A_return_that_is_refused_altogether_is_held_and_not_sent_for_ever()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();
        _story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "no");
        _story.Look();
        _story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "no");
        _story.Look();

        _story.Waiting.OfType<Effect.WriteCrm>().ShouldBeEmpty();
        _story.Lead.HoldOn(HoldOn.Return).ShouldNotBeNull();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void A_converted_Lead_never_goes_back()
    {
        _story.Record = _story.Record! with { IsConverted = true, Status = "Closed - Converted" };
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sql);
        _story.Lead.Return.ShouldBeNull();
    }

    [Fact]
    public void A_rejection_with_a_reason_takes_the_lead_back_and_shows_the_reason_to_marketing()
    {
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Recycled", reason: "Timing").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Marketing["leadsync_return_reason"].ShouldBe("Timing");
        _story.Record!.Owner.CrmId.ShouldBe(Story.MarketingQueue);
        _story.Lead.Clocks.ShouldAllBe(clock => !clock.IsOpen);
    }

    [Fact]
    public void A_rejection_without_a_reason_is_said_aloud_and_the_clock_runs_on()
    {
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Recycled").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.HoldOn(HoldOn.Reason).ShouldNotBeNull();
        _story.Lead.Clocks.ShouldHaveSingleItem().IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_lead_that_came_back_stays_until_its_cool_off_is_over_and_something_new_was_heard()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Settle();

        _story.After(TimeSpan.FromDays(1)).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Recycled);

        _story.After(TimeSpan.FromDays(40)).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Lead.Because.ShouldContain("nothing new");

        _story.Does(new Engagement("e0", EngagementKind.EmailOpen, _story.Now)).Settle();
        _story.Lead.Because.ShouldContain("nothing new");

        _story.Does(new Engagement("e1", EngagementKind.PageView, _story.Now, "https://acme.example/pricing")).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Cycle.ShouldBe(2);
        _story.Creates.ShouldBe(1);
        _story.Tasks.ShouldBe(2);
    }

    [Fact]
    public void Marketing_sees_the_lifecycle_stage_of_every_stage_that_a_lead_came_through()
    {
        var story = new Story().With("jobtitle", "Director").With("hs_analytics_source", "REFERRALS").Settle();

        story.Lead.Stage.ShouldBe(Stage.Assigned);
        story.Marketing["lifecyclestage"].ShouldBe("marketingqualifiedlead", "it was an MQL for a moment");

        story.After(TimeSpan.FromHours(1)).Edit(story.Lead.Owner!.CrmId, "Qualified").Settle();

        story.Lead.Stage.ShouldBe(Stage.Sql);
        (story.Marketing["lifecyclestage"], story.Marketing["hs_lead_status"]).ShouldBe(("salesqualifiedlead", "IN_PROGRESS"));
    }

    [Fact]
    public void A_lead_that_came_by_its_score_comes_again_by_its_score_and_not_by_the_lifecycle_stage_that_was_written_for_it()
    {
        var story = new Story().With("jobtitle", "Director").With("hs_analytics_source", "REFERRALS").Settle();
        story.Marketing["lifecyclestage"].ShouldBe("marketingqualifiedlead");
        story.Now = story.Lead.DueAt!.Value.AddSeconds(1);
        story.Settle();

        story.With("jobtitle", "Student").After(TimeSpan.FromDays(40)).Does(new Engagement("e1", EngagementKind.PageView, story.Now.AddDays(40), "https://acme.example/blog")).Settle();

        story.Lead.Stage.ShouldBe(Stage.Recycled);
        story.Lead.Because.ShouldContain("of the 40 needed");
    }

    [Fact]
    public void Something_new_within_the_cool_off_is_not_enough_but_a_person_who_asks_is()
    {
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Settle();

        _story.After(TimeSpan.FromDays(2)).Does(new Engagement("e1", EngagementKind.PageView, _story.Now, "https://acme.example/pricing")).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Lead.Because.ShouldContain("cools off until");

        _story.Does(new Engagement("e2", EngagementKind.FormSubmit, _story.Now, Form: "Request a demo")).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.HandRaiser.ShouldBeTrue();
    }

    [Fact]
    public void Marketing_can_recall_a_lead_before_sales_has_confirmed_the_need()
    {
        _story.With("leadsync_request", "recall").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Lead.ReturnReason.ShouldBe("recalled by marketing");
        _story.Marketing["leadsync_request"].ShouldBeNull();
    }
}
