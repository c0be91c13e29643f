using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>What holds whatever happens to a lead, in whatever order.</summary>
public sealed class JourneySpecification
{
    private enum Event { RepAccepts, RepQualifies, RepRejects, TimePasses, MarketerAsks, MarketerRecalls, Reads, AnswerIsLost, Refused, Again }

    [Fact]
    public void A_lead_is_in_Salesforce_once_has_one_Task_each_time_somebody_gets_it_and_always_a_place_an_owner_and_a_reason() =>
        Specification.Holds(Gen.Elements(Enum.GetValues<Event>()).ListOf(25), events =>
        {
            var story = new Story().Ready();
            var openedAgain = 0;
            foreach (var one in events)
            {
                var (wasBack, cycle) = (IsBack(story), story.Lead.Cycle);
                Happens(story, one);
                if (wasBack && !IsBack(story) && story.Lead.Cycle == cycle) openedAgain++; // by a rep, in Salesforce
                Holds(story, openedAgain);
            }

            story.Settle();
            Holds(story, openedAgain);
        });

    [Fact]
    public void Looking_twice_decides_nothing_new() =>
        Specification.Holds(Gen.Elements(Enum.GetValues<Event>()).ListOf(15), events =>
        {
            var story = new Story().Ready();
            foreach (var one in events) Happens(story, one);
            story.Settle();
            var facts = story.Facts.Count;

            story.Look();

            story.Facts.Count.ShouldBe(facts);
            story.Waiting.ShouldBeEmpty();
        });

    private static void Happens(Story story, Event one)
    {
        story.After(TimeSpan.FromSeconds(3));
        var rep = story.Lead.Owner is { IsQueue: false } owner ? owner.CrmId : null;
        switch (one)
        {
            case Event.RepAccepts when story.Record is not null && rep is not null: story.Edit(rep, "Working - Contacted"); break;
            case Event.RepQualifies when story.Record is not null && rep is not null: story.Edit(rep, "Qualified"); break;
            case Event.RepRejects when story.Record is not null && rep is not null: story.Edit(rep, "Recycled", reason: "Timing"); break;
            case Event.TimePasses: story.After(TimeSpan.FromSeconds(60)); break;
            case Event.MarketerAsks: story.With("leadsync_request", "handoff"); break;
            case Event.MarketerRecalls: story.With("leadsync_request", "recall"); break;
            case Event.Reads: story.Does(new Engagement($"e{story.Now.Ticks}", EngagementKind.PageView, story.Now, "https://acme.example/pricing")); break;
        }

        story.Look();
        switch (one)
        {
            case Event.AnswerIsLost: story.DeliverWithoutAnswer(); break;
            case Event.Refused: story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "no"); break;
            case Event.Again: story.Deliver(ReceiptKind.Again, "UNABLE_TO_LOCK_ROW", "busy"); break;
            default: story.Deliver(); break;
        }
    }

    private static bool IsBack(Story story) => story.Rules.Stages[story.Lead.Stage].Ends == StageEnd.Return;

    private static void Holds(Story story, int openedAgain)
    {
        story.Creates.ShouldBeLessThanOrEqualTo(1);
        story.Tasks.ShouldBeLessThanOrEqualTo(story.Lead.Cycle + openedAgain);
        story.Rules.Stages.Order(story.Lead.Stage).ShouldBeGreaterThanOrEqualTo(0);
        story.Lead.Because.ShouldNotBeEmpty();
        if (story.Lead.Stage is Stage.Assigned or Stage.Sal or Stage.Sql) story.Lead.Owner.ShouldNotBeNull();
    }
}
