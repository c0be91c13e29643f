using LeadSync.Journey.Simulating;
using LeadSync.Leads;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey.Simulating;

/// <summary>A person who is a Contact, decided again: what sales really did with the handoff Task is done with the one made on paper.</summary>
public sealed class SimulatedContactTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    [Theory]
    [InlineData("In Progress", 10, Stage.Sal)]
    [InlineData("Deferred", 10, Stage.Recycled)]
    [InlineData("In Progress", 0.5, Stage.Recycled)]
    public void The_Status_of_the_Task_comes_as_long_after_the_handoff_as_it_did(string status, double hours, string stage)
    {
        var story = Under(Clock("accept", Stage.Assigned, Stage.Sal, hours, Revert()));
        var contact = StoryDeeds.ContactOf(Ana);
        var seen = contact with { Status = status, Fields = new Dictionary<string, string?>(contact.Fields) { ["LeadSync_Return_Reason__c"] = "Timing" } };
        var deed = new Deed(TimeSpan.FromHours(1), seen, [], Moved: null);
        var until = Story.Start.AddDays(2);
        var ready = new Dictionary<string, string?> { ["email"] = "kim@globex.example", ["lifecyclestage"] = "marketingqualifiedlead" };
        var lead = new PastLead(new Lead { Id = LeadId.New(Story.Start), ContactId = "501" }, new ContactRow("501", ready, Story.Start.AddDays(-1)), Record: null)
        {
            News = [new PastNews(1, Story.Start, ready)],
            Answers = [new PastAnswer(Story.Start, SalesView.NotAsked with { Asked = true, Candidates = [contact] })],
            Cycles = [new PastCycle(1, Story.Start, TimeSpan.FromSeconds(10), Ana, [new PastStretch(IsQueue: false, Story.Start, Ended: null, [deed])])],
        };
        var past = new Past(Story.Start, until, [lead]) { Turns = new Dictionary<string, long>(), Plates = [], Desk = story.Desk };

        var fate = SimulatedWorld.Play(past, story.Rules)[lead.AtStart.Id];

        fate.Last.Stage.ShouldBe(stage);
        fate.Last.Crm!.IsLead.ShouldBeFalse();
        fate.Last.Returns.ShouldBe(stage == Stage.Recycled ? 1 : 0);
        fate.Last.ReturnReason.ShouldBe(status == "Deferred" ? "Timing" : stage == Stage.Sal ? null : fate.Last.ReturnReason);
    }
}
