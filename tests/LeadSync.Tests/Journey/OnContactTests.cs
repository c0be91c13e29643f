using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Journey.AgreedStory;
using static LeadSync.Tests.Journey.StoryDeeds;

namespace LeadSync.Tests.Journey;

/// <summary>
/// Design, section 2: "Contact or converted Lead: no new Lead. A handoff Task (`LeadSync_Key__c`) on the Contact carries the state (Not Started = assigned,
/// In Progress = sal, Completed = sql, Deferred = rejected with reason), all clocks run on it, and the `LeadSync_*` fields stand on Contact too."
/// </summary>
public sealed class OnContactTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly ClockRule Accept = Clock("accept", Stage.Assigned, Stage.Sal, 10, Remind(0.5), Escalate(1), Revert(1));
    private static readonly ClockRule Qualify = Clock("qualify", Stage.Sal, Stage.Sql, 72, Revert());
    private static readonly ClockRule Respond = Clock("respond", Stage.Assigned, Leads.Clock.FirstTouch, 1, Escalate(1));

    [Theory]
    [InlineData("Not Started", Stage.Assigned)]
    [InlineData("In Progress", Stage.Sal)]
    [InlineData("Completed", Stage.Sql)]
    [InlineData("Waiting on someone else", Stage.Assigned)]
    [InlineData("Parked", Stage.Assigned)]
    public void The_Status_of_the_Task_is_the_stage(string status, string stage)
    {
        var story = OnContact(Accept).At(1).Sets(status).Settle();

        story.Lead.Stage.ShouldBe(stage);
        story.Marketing["leadsync_stage"].ShouldBe(stage);
        story.Record!["LeadSync_Stage__c"].ShouldBe(stage);
        story.Lead.HoldOn(HoldOn.Status)?.Because.ShouldContain("\"Parked\" of the handoff Task says nothing to LeadSync");
        (story.Lead.HoldOn(HoldOn.Status) is not null).ShouldBe(status == "Parked");
    }

    [Fact]
    public void Deferred_with_a_reason_is_a_rejection_and_the_Contact_keeps_its_owner()
    {
        var story = OnContact(Accept).At(1).Sets("Deferred", reason: "Timing").Settle();

        (story.Lead.Stage, story.Lead.ReturnReason, story.Lead.Returns, story.Lead.LastOwner).ShouldBe((Stage.Recycled, "Timing", 1, Ana.CrmId));
        story.Clock("accept").Met.ShouldBe(story.Now);
        story.Marketing["leadsync_return_reason"].ShouldBe("Timing");
        (story.Record!.Owner, story.HandoffTask!.Owner).ShouldBe((Ana, Ana));
        story.Record["LeadSync_Stage__c"].ShouldBe(Stage.Recycled);
        story.Facts.ShouldNotContain(fact => fact.Text.Contains("changed from Marketing"));
    }

    [Fact]
    public void Deferred_without_a_reason_is_asked_back_once_and_the_clock_runs_on_until_it_is_given()
    {
        var story = OnContact(Accept).At(1).Sets("Deferred").Settle().At(2).Settle();
        story.Lead.Stage.ShouldBe(Stage.Assigned);
        story.Lead.HoldOn(HoldOn.Reason)!.Because.ShouldContain("fill in the Contact's LeadSync_Return_Reason__c");
        story.Tasks.ShouldBe(2);
        story.Clock("accept").IsOpen.ShouldBeTrue();

        story.At(3).Edit(Ana.CrmId, reason: "No budget").Settle();

        (story.Lead.Stage, story.Lead.ReturnReason).ShouldBe((Stage.Recycled, "No budget"));
        story.Lead.HoldOn(HoldOn.Reason).ShouldBeNull();
    }

    [Fact]
    public void That_the_Task_was_made_is_no_touch_and_a_call_with_the_person_is()
    {
        var story = OnContact(Respond);
        story.At(0.9).Settle().Clock("respond").Met.ShouldBeNull();

        story.Calls(Ana.CrmId).Settle();

        story.Clock("respond").Met.ShouldBe(story.Now);
        story.Marketing["leadsync_first_touch_at"].ShouldNotBeNull();
        OnContact(Respond).At(1).Settle().Mails.Single().Name.ShouldBe("Cho Sato");
    }

    [Fact]
    public void What_the_rep_set_in_time_is_in_time_whenever_LeadSync_hears_of_it()
    {
        var story = OnContact(Accept, Qualify).At(9.9).Sets("In Progress").At(10.1).Settle();

        story.Lead.Stage.ShouldBe(Stage.Sal);
        story.Clock("accept").ShouldSatisfyAllConditions(clock => clock.Breached.ShouldBeNull(), clock => clock.Met.ShouldBe(story.Lead.AssignedAt!.Value.AddHours(9.9)));
        story.Clock("qualify").IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_Task_that_was_closed_and_edited_after_that_counts_from_when_it_was_closed()
    {
        var story = OnContact(Accept).At(9).Sets("Completed").At(11).Sets("Completed").Settle();

        (story.Lead.Stage, story.Clock("accept").Breached, story.Clock("accept").Met).ShouldBe((Stage.Sql, null, story.Lead.AssignedAt!.Value.AddHours(9)));
    }

    [Fact]
    public void Reminder_and_escalation_come_and_then_the_Task_is_put_off_and_both_systems_say_why()
    {
        var story = OnContact(Accept);
        story.At(5).Settle().Mails.Single().Name.ShouldBe(Ana.Label);

        story.At(10.1).Settle();

        story.Mails[^1].Name.ShouldBe("Cho Sato");
        (story.Lead.Stage, story.Lead.Returns, story.Lead.LastOwner).ShouldBe((Stage.Recycled, 1, Ana.CrmId));
        (story.HandoffTask!.Status, story.HandoffTask.Owner, story.Record!.Owner).ShouldBe(("Deferred", Ana, Ana));
        story.Record["LeadSync_Stage__c"].ShouldBe(Stage.Recycled);
        story.Record["LeadSync_Return_Reason__c"]!.ShouldContain("not accepted by");
        story.Marketing["leadsync_return_reason"]!.ShouldContain("not accepted by");
        story.Marketing["leadsync_sla_state"].ShouldBe("breached");
        story.Settle().Facts.ShouldNotContain(fact => fact.Text.Contains("In Salesforce the owner changed") || fact.Text.Contains("took the lead from the queue"));
    }

    [Fact]
    public void A_rep_who_answers_between_our_look_and_our_write_keeps_the_lead()
    {
        var story = OnContact(Accept).At(10.1);
        story.Look().Effects.OfType<Effect.WriteCrm>().Single().Write.ShouldSatisfyAllConditions(write => write.Object.ShouldBe("Task"), write => write.UnlessChangedSince.ShouldNotBeNull());
        story.After(TimeSpan.FromSeconds(1)).Sets("In Progress").Deliver();
        story.Settle();

        (story.Lead.Stage, story.HandoffTask!.Status, story.Lead.Return, story.Lead.Returns).ShouldBe((Stage.Sal, "In Progress", null, 0));
    }

    [Fact]
    public void A_rep_who_takes_the_Task_up_again_after_our_write_has_the_lead_again()
    {
        var story = OnContact(Accept).At(10.1);
        story.Look();
        story.Deliver();
        story.After(TimeSpan.FromSeconds(1)).Sets("In Progress").Settle();
        (story.Lead.Stage, story.HandoffTask!.Status, story.Lead.Returns).ShouldBe((Stage.Sal, "In Progress", 0));

        var later = OnContact(Accept).At(10.1).Settle().After(TimeSpan.FromDays(1)).Sets("In Progress").Settle();
        (later.Lead.Stage, later.Lead.Owner).ShouldBe((Stage.Sal, Ana));
    }

    [Fact]
    public void A_Task_that_was_thrown_away_is_said_aloud_and_the_lead_goes_back_in_its_time()
    {
        var story = OnContact(Accept).At(1);
        story.HandoffTask = null;
        story.Settle().Lead.HoldOn(HoldOn.Task)!.Because.ShouldContain("recycle bin");

        story.At(10.1).Look().Effects.OfType<Effect.WriteCrm>().ShouldAllBe(effect => effect.Write.Object == CrmLink.Contact);
        story.Settle();

        story.Lead.Stage.ShouldBe(Stage.Recycled);
        story.Lead.HoldOn(HoldOn.Task).ShouldBeNull();
        story.Record!["LeadSync_Stage__c"].ShouldBe(Stage.Recycled);
    }

    [Fact]
    public void A_rule_of_the_org_that_refuses_Deferred_is_told_with_its_words_and_the_lead_is_back_all_the_same()
    {
        var story = OnContact(Accept).At(10.1);
        story.Look();
        story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "say why first");
        story.Settle();

        (story.Lead.Stage, story.HandoffTask!.Status).ShouldBe((Stage.Recycled, "Not Started"));
        story.Lead.HoldOn(HoldOn.Status)!.Because.ShouldContain("say why first");
        story.Record!["LeadSync_Stage__c"].ShouldBe(Stage.Recycled);
        story.Look();
        story.Lead.Owner!.IsQueue.ShouldBeTrue();
    }

    [Fact]
    public void Marketing_can_have_it_back()
    {
        var story = OnContact(Accept).At(1).With("leadsync_request", "recall").Settle();

        (story.Lead.Stage, story.HandoffTask!.Status).ShouldBe((Stage.Recycled, "Deferred"));
    }
}
