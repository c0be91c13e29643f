using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>A lead that lies in a queue for the second time, or is opened again after it came back: all from the start, from then on.</summary>
public sealed class QueueAgainTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Cho = new("005Ws000001xChoAAA", "Cho Sato", IsQueue: false);
    private static readonly ClockRule Respond = Clock("respond", Stage.Assigned, Leads.Clock.FirstTouch, 1, Escalate(1));
    private static readonly ClockRule Accept = Clock("accept", Stage.Assigned, Stage.Sal, 12, Revert());
    private static readonly ClockRule Qualify = Clock("qualify", Stage.Sal, Stage.Sql, 72, Reassign(1, 1, LadderDeed.Revert));
    private static readonly ClockRule Tries = Clock("touches", Stage.Assigned, Stage.Sql, 240, Escalate(1)) with { AtLeast = 3 };

    private readonly Story _story = Under(Respond, Accept, Qualify, Tries).With("country", "Japan").Ready().Settle();

    private Owner Queue => _story.Desk.Seat("apac_leads")!.Owner;

    [Fact]
    public void Whoever_takes_it_has_the_time_and_the_Task_from_then_on_whoever_had_it_before()
    {
        _story.After(TimeSpan.FromHours(2)).Edit(Ana.CrmId, owner: Ana).Settle();
        _story.At(11).Edit(Ana.CrmId, owner: Queue).Settle();
        (_story.Lead.AssignedAt, _story.Lead.TaskAsked, _story.Lead.Owed.Single().Name).ShouldBe((null, false, "take"));
        _story.Clock("take").ShouldSatisfyAllConditions(clock => clock.Started.ShouldBe(_story.Now), clock => clock.Responsible.ShouldBe(Queue));

        _story.After(TimeSpan.FromHours(5)).Edit(Cho.CrmId, owner: Cho).Settle();

        _story.Clock("accept").ShouldSatisfyAllConditions(clock => clock.Due.ShouldBe(_story.Now.AddHours(12)), clock => clock.Responsible.ShouldBe(Cho), clock => clock.IsOpen.ShouldBeTrue());
        _story.Asked.Select(task => (string)task.Fields["OwnerId"]!).ShouldBe([Ana.CrmId, Cho.CrmId]);
        _story.Clock("take").Met.ShouldBe(_story.Now);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void Given_back_to_its_queue_by_the_rules_it_has_a_day_to_be_taken_from_then_on()
    {
        _story.After(TimeSpan.FromHours(2)).Edit(Cho.CrmId, owner: Cho).Settle();
        _story.At(1).Edit(Cho.CrmId, "Working - Contacted").Settle();

        _story.At(73.1).Settle();

        (_story.Lead.Owner, _story.Lead.Stage).ShouldBe((Queue, Stage.Assigned));
        _story.Clock("take").ShouldSatisfyAllConditions(clock => clock.Due.ShouldBe(_story.Now.AddDays(1)), clock => clock.Breached.ShouldBeNull());
        _story.Lead.DueAt.ShouldBe(_story.Now.AddDays(1));
    }

    [Fact]
    public void Taken_and_accepted_before_anybody_looked_it_owes_the_touches_all_the_same()
    {
        _story.After(TimeSpan.FromHours(2)).Edit(Cho.CrmId, "Working - Contacted", Cho).Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Clock("touches").Due.ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(240));
        string.Join(' ', _story.Lead.Owed.Select(clock => clock.Name).Order()).ShouldBe("qualify touches", "the answer was a first touch, and accepted it");
    }

    [Theory]
    [InlineData("Working - Contacted", Stage.Sal, "qualify")]
    [InlineData("Open - Not Contacted", Stage.Assigned, "accept")]
    public void Opened_again_by_hand_it_has_all_its_time_and_whoever_gets_it_a_Task(string status, string stage, string clock)
    {
        _story.After(TimeSpan.FromHours(2)).Edit(Ana.CrmId, owner: Ana).Settle();
        _story.At(1).Edit(Ana.CrmId, "Working - Contacted").Settle().At(2).Edit(Ana.CrmId, "Recycled", reason: "Timing").Settle();

        _story.At(50).Edit(Cho.CrmId, status, Cho).Settle();

        (_story.Lead.Stage, _story.Lead.Owner, _story.Lead.AssignedAt, _story.Lead.Cycle).ShouldBe((stage, Cho, _story.Now, 1));
        _story.Clock(clock).ShouldSatisfyAllConditions(one => one.IsOpen.ShouldBeTrue(), one => one.Started.ShouldBe(_story.Now));
        ((string)_story.Asked[^1].Fields["OwnerId"]!).ShouldBe(Cho.CrmId);
        _story.Record!["LeadSync_Return_Reason__c"].ShouldBeNull("it is none for the next return");
        _story.Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
    }

    [Fact]
    public void Opened_again_in_marketings_queue_it_waits_there_to_be_taken()
    {
        _story.After(TimeSpan.FromHours(2)).Edit(Ana.CrmId, "Recycled", Ana, "Timing").Settle();
        _story.After(TimeSpan.FromHours(50)).Edit(Cho.CrmId, "Open - Not Contacted").Settle();

        (_story.Lead.Stage, _story.Lead.Owner!.CrmId).ShouldBe((Stage.Assigned, Story.MarketingQueue));
        _story.Clock("take").Started.ShouldBe(_story.Now);
    }
}
