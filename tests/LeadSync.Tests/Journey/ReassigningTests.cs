using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

public sealed class ReassigningTests
{
    private static readonly ClockRule Accept = Clock("accept", Stage.Assigned, Stage.Sal, 10, Reassign(1, 1, LadderDeed.Revert));
    private static readonly ClockRule Often = Accept with { Then = [Reassign(1, 9, LadderDeed.Revert)] };

    [Fact]
    public void A_lead_that_lapsed_goes_to_another_rep_with_all_the_time_again()
    {
        var story = Under(Accept).Ready().Settle();
        var (first, tasks) = (story.Lead.Owner!, story.Tasks);

        story.At(10.1).Settle();

        story.Lead.Owner.ShouldNotBe(first);
        (story.Record!.Owner, story.Record.Status).ShouldBe((story.Lead.Owner, "Open - Not Contacted"));
        (story.Lead.Stage, story.Lead.AssignedAt).ShouldBe((Stage.Assigned, story.Now));
        story.Lead.Clocks.Select(clock => (clock.Responsible, clock.Breached is not null, clock.IsOpen)).ShouldBe([(first, true, false), (story.Lead.Owner, false, true)]);
        story.Tasks.ShouldBe(tasks + 1);
        story.Lead.Returns.ShouldBe(0);
        story.Facts.ShouldContain(fact => fact.Text.StartsWith($"Goes from {first.Label} to {story.Lead.Owner!.Label}: not accepted by"));
    }

    [Fact]
    public void The_next_rep_is_told_of_a_new_lead()
    {
        var story = Under(Accept).Ready();
        story.Rules = story.Rules with { Alerts = Alerts.Teams.Alerts(Alerts.Teams.Tell("assigned")) };
        story.Settle();

        story.At(10.1).Settle();

        story.Mails.Select(mail => mail.Name).ShouldBe([story.Lead.Clocks[0].Responsible!.Label, story.Lead.Owner!.Label]);
    }

    /// <summary>"Someone that was reassigned never gets it back when he let it lapse."</summary>
    [Fact]
    public void Whoever_let_it_lapse_never_gets_it_back()
    {
        var story = Under(Often).Ready().Settle();
        var had = new List<string>();
        while (story.Lead.Stage == Stage.Assigned)
        {
            had.Add(story.Lead.Owner!.CrmId);
            story.At(10.1).Settle();
        }

        had.Count.ShouldBe(3);
        had.ShouldBeUnique();
        story.Lead.Stage.ShouldBe(Stage.Recycled, "nobody is left");

        // Nor in another cycle, when a person asks for us.
        story.After(TimeSpan.FromDays(1)).Does(new Engagement("f", EngagementKind.FormSubmit, story.Now, Form: "Request a demo")).Settle();
        story.Lead.Cycle.ShouldBe(2);
        story.Lead.Owner!.IsQueue.ShouldBeTrue();
    }

    [Fact]
    public void When_reassignments_are_used_up_the_otherwise_follows()
    {
        var story = Under(Accept).Ready().Settle();

        story.At(10.1).Settle().At(10.1).Settle();

        story.Lead.Stage.ShouldBe(Stage.Recycled);
        story.Reassignments().ShouldBe(1);
    }

    [Fact]
    public void Without_an_otherwise_it_stays_and_the_manager_is_told_once()
    {
        var story = Under(Accept with { Then = [Reassign(1, 1)] }).Ready().Settle();

        story.At(10.1).Settle().At(10.1).Settle().At(30).Settle();

        story.Lead.Stage.ShouldBe(Stage.Assigned);
        story.Mails.Single().Name.ShouldBe("Cho Sato");
    }

    [Fact]
    public void Nobody_else_is_there_so_the_lead_does_not_land_with_the_fallback()
    {
        var story = Under(Accept).With("country", "Germany").Ready().Settle();
        story.Lead.Owner!.Label.ShouldBe("Ana Ruiz");

        story.At(10.1).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
    }

    [Fact]
    public void A_rep_who_accepts_while_it_is_taken_away_keeps_it()
    {
        var story = Under(Accept).Ready().Settle();
        var rep = story.Lead.Owner!;
        story.At(10.1).Look();
        story.After(TimeSpan.FromSeconds(1)).Edit(rep.CrmId, "Working - Contacted");
        story.Deliver();
        story.Settle();

        (story.Lead.Owner, story.Lead.Stage, story.Record!.Status).ShouldBe((rep, Stage.Sal, "Working - Contacted"));
        story.Lead.LetLapse.ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_is_said_aloud_and_the_next_try_chooses_again()
    {
        var story = Under(Accept).Ready().Settle();
        var rep = story.Lead.Owner;
        story.At(10.1).Look();
        story.Deliver(ReceiptKind.Refused, "INACTIVE_OWNER_OR_USER", "operation performed with inactive user");
        story.Look();

        story.Lead.HoldOn(HoldOn.Return)!.Because.ShouldContain("inactive user");
        story.Lead.DueAt.ShouldBe(story.Now.AddMinutes(10));
        story.At(10.3).Settle().Lead.Owner.ShouldNotBe(rep);
        story.Lead.HoldOn(HoldOn.Return).ShouldBeNull();
    }

    [Fact]
    public void An_answer_that_was_lost_gives_it_away_once()
    {
        var story = Under(Accept).Ready().Settle();
        story.At(10.1).Look();
        story.DeliverWithoutAnswer();
        story.Restart().Settle();

        story.Reassignments().ShouldBe(1);
        story.Lead.LetLapse.Count.ShouldBe(1);
        story.Record!.Owner.ShouldBe(story.Lead.Owner);
    }

    [Fact]
    public void A_lead_that_was_accepted_and_not_qualified_begins_again_with_the_next_rep()
    {
        var story = Under(Accept with { Then = [Revert()] }, Clock("qualify", Stage.Sal, Stage.Sql, 72, Reassign(1, 1, LadderDeed.Revert))).Ready().Settle();
        var first = story.Lead.Owner!;
        story.At(1).Edit(first.CrmId, "Working - Contacted").Settle();

        story.At(74).Settle();

        story.Lead.Owner.ShouldNotBe(first);
        story.Lead.Stage.ShouldBe(Stage.Assigned);
        story.Record!.Status.ShouldBe("Open - Not Contacted");
        story.Clock("accept").ShouldSatisfyAllConditions(clock => clock.IsOpen.ShouldBeTrue(), clock => clock.Responsible.ShouldBe(story.Lead.Owner));

        story.At(1).Edit(story.Lead.Owner!.CrmId, "Working - Contacted").Settle();
        story.Lead.Stage.ShouldBe(Stage.Sal);
        story.Clock("qualify").IsOpen.ShouldBeTrue();
        story.At(74).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
    }

    [Fact]
    public void Every_rep_who_gets_it_gets_a_Task_and_is_asked_for_a_reason_of_their_own()
    {
        var story = Under(Often).Ready().Settle();
        story.At(1).Edit(story.Lead.Owner!.CrmId, "Recycled").Settle();
        story.At(10.1).Settle();
        story.At(1).Edit(story.Lead.Owner!.CrmId, "Recycled").Settle();

        story.Asked.Select(task => (string)task.Fields["Subject"]!).ShouldBe(["New lead from marketing", "Why was this lead rejected?", "New lead from marketing", "Why was this lead rejected?"]);
        story.Asked.Select(task => (string)task.Fields["OwnerId"]!).Distinct().Count().ShouldBe(2);
    }
}
