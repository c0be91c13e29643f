using LeadSync.Journey;
using LeadSync.Journey.Handover;
using LeadSync.Leads;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>Design, section 2: "Open Opportunity: a Task for its owner, and the lead is in the bucket 'excluded: open opportunity'."</summary>
public sealed class OpenOpportunityTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Bob = new("005Ws000001xBobAAA", "Bob Berg", IsQueue: false);
    private static readonly CrmOpportunity Renewal = new("006Ws00000AbCdEMAV", "Globex renewal", Bob);

    private readonly Story _story = Under(Clock("accept", Stage.Assigned, Stage.Sal, 10, Remind(0.5), Revert()), Clock("won", Stage.Opportunity, Stage.Won, 10, Escalate(1)));

    [Fact]
    public void No_clock_runs_on_whom_somebody_sells_to_already_and_its_owner_is_asked_for_nothing()
    {
        Excluded();

        _story.After(TimeSpan.FromDays(30)).Settle();

        _story.Lead.Because.ShouldStartWith(HandOff.OpenOpportunity);
        (_story.Lead.Stage, _story.Lead.Owner, _story.Tasks, _story.Creates).ShouldBe((Stage.Opportunity, Bob, 1, 0));
        _story.Lead.Clocks.ShouldBeEmpty();
        _story.Lead.DueAt.ShouldBeNull();
        _story.Mails.ShouldBeEmpty();
    }

    [Fact]
    public void The_Task_of_its_owner_is_news_and_carries_no_state()
    {
        _story.Record = StoryDeeds.ContactOf(Ana);
        _story.Opportunity = Renewal;
        var task = _story.Ready().Look().Effects.OfType<Effect.AddTask>().Single().Task;

        task.Key.ShouldEndWith("/1/task/opportunity");
        task.Fields["OwnerId"].ShouldBe(Bob.CrmId);
        ((string)task.Fields["Description"]!).ShouldContain("nothing to accept");
        _story.Settle().Lead.Crm!.TaskId.ShouldBeNull();
    }

    [Fact]
    public void Lost_the_person_comes_again_with_a_handoff_Task()
    {
        Excluded();
        _story.Opportunity = Renewal with { State = Deal.Lost };
        _story.Settle().Lead.Stage.ShouldBe(Stage.Lost);

        _story.AsksForUs().Settle();

        (_story.Lead.Cycle, _story.Lead.Stage, _story.Creates).ShouldBe((2, Stage.Assigned, 0));
        _story.Lead.Crm!.TaskId.ShouldNotBeNull();
    }

    [Fact]
    public void Where_stages_do_not_follow_what_is_sold_a_later_cycle_is_excluded_too()
    {
        _story.WithoutOpportunities().Record = StoryDeeds.ContactOf(Ana);
        _story.Ready().Settle().At(10.1).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Opportunity = Renewal;

        _story.AsksForUs().Settle();

        (_story.Lead.Cycle, _story.Lead.Stage, _story.Lead.Owner).ShouldBe((2, Stage.Opportunity, Bob));
        _story.Lead.Because.ShouldStartWith(HandOff.OpenOpportunity);
    }

    [Fact]
    public void Once_an_Opportunity_speaks_for_the_lead_the_Task_says_nothing_more()
    {
        _story.Record = StoryDeeds.ContactOf(Ana);
        _story.Ready().Settle();
        _story.Opportunity = Renewal with { CreatedAt = _story.Now };
        _story.Settle().Lead.Stage.ShouldBe(Stage.Opportunity);

        _story.After(TimeSpan.FromHours(1)).Sets("Completed").Settle();
        _story.Lead.Stage.ShouldBe(Stage.Opportunity);

        _story.Opportunity = Renewal with { State = Deal.Lost, CreatedAt = Story.Start };
        _story.Settle().After(TimeSpan.FromHours(1)).Sets("In Progress").Settle();
        (_story.Lead.Stage, _story.Lead.Returns).ShouldBe((Stage.Lost, 1));
        _story.Facts.ShouldNotContain(fact => fact.Text.Contains("set the Status to"));
    }

    private void Excluded()
    {
        _story.Record = StoryDeeds.ContactOf(Ana);
        _story.Opportunity = Renewal;
        _story.Ready().Settle();
    }
}
