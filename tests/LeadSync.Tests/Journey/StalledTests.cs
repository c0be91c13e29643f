using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

public sealed class StalledTests
{
    private static Story Accepted(LadderDeed then)
    {
        var story = Under(Clock("accept", Stage.Assigned, Stage.Sal, 12, Revert())).Ready();
        story.Rules = story.Rules with { Sla = story.Rules.Sla with { Stalled = new StalledRule([Stage.Sal, Stage.Sql], TimeSpan.FromHours(100), then) } };
        story.Settle().At(1).Edit(story.Lead.Owner!.CrmId, "Working - Contacted").Settle();
        return story;
    }

    [Fact]
    public void A_lead_that_nothing_happens_to_goes_back()
    {
        var story = Accepted(LadderDeed.Revert);

        story.At(100.9).Settle().Lead.Stage.ShouldBe(Stage.Sal);
        story.At(101).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
        story.Lead.ReturnReason!.ShouldStartWith("not moved by");
    }

    [Theory]
    [InlineData("call")]
    [InlineData("Status")]
    [InlineData("owner")]
    public void Whatever_moves_lets_the_watch_begin_anew(string what)
    {
        var story = Accepted(LadderDeed.Revert);
        story.At(50);
        _ = what switch
        {
            "call" => story.Calls(story.Lead.Owner!.CrmId),
            "Status" => story.Edit(story.Lead.Owner!.CrmId, "Qualified"),
            _ => story.Edit(Story.Us, owner: new Owner("005Ws000001xChoAAA", "Cho Sato", IsQueue: false)),
        };
        story.Settle();

        story.At(101).Settle().Lead.Stage.ShouldNotBe(Stage.Recycled);
        story.Lead.Clocks.Count(clock => clock.Name == AgreementClocks.Stalled).ShouldBe(1);
        story.At(150).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
    }

    [Fact]
    public void A_reminder_is_told_once_until_something_moves()
    {
        var story = Accepted(LadderDeed.Remind);

        story.At(101).Settle().At(120).Restart().Settle();
        story.Mails.Single().Subject.ShouldBe("Reminder: Kim has not moved for 4 days");

        story.At(121).Calls(story.Lead.Owner!.CrmId).Settle();
        story.At(221).Settle().Mails.Count.ShouldBe(2);
    }

    /// <summary>"with an open Opportunity or converted: remind and escalate only".</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_an_open_Opportunity_or_converted_it_stays_and_the_manager_is_told(bool isConverted)
    {
        var story = Accepted(LadderDeed.Revert).WithoutOpportunities();
        if (isConverted) story.Record = story.Record! with { IsConverted = true, Status = "Closed - Converted", LastModified = story.Now };
        else story.Opportunity = new CrmOpportunity("006", "Big deal", story.Lead.Owner!);

        story.At(130).Settle();

        story.Lead.Stage.ShouldBe(isConverted ? Stage.Sql : Stage.Sal);
        story.Mails.Single().Name.ShouldBe("Cho Sato");
    }

    [Fact]
    public void A_stalled_lead_is_no_broken_promise()
    {
        var story = Accepted(LadderDeed.Remind);

        story.At(101).Settle();

        story.Marketing["leadsync_sla_state"].ShouldBe("met");
        story.Marketing["leadsync_sla_due_at"].ShouldBeNull();
    }
}
