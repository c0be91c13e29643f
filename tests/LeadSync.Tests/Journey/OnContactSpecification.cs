using FsCheck.Fluent;
using LeadSync.Journey;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>What holds of a person who is a Contact, whatever people, clocks and the wire do.</summary>
public sealed class OnContactSpecification
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    private enum Event { Starts, Waits, Closes, Defers, SaysWhy, GivesAway, ThrowsAway, HoursPass, DaysPass, MarketerRecalls, AsksForUs, Refused, Again }

    [Fact]
    public void The_Contacts_owner_stays_no_Lead_is_made_and_each_cycle_has_one_handoff_Task() =>
        Specification.Holds(Gen.Elements(Enum.GetValues<Event>()).ListOf(25), events =>
        {
            var story = Under(
                Clock("accept", Stage.Assigned, Stage.Sal, 10, Remind(0.5), Reassign(1, 1, LadderDeed.Revert)),
                Clock("qualify", Stage.Sal, Stage.Sql, 72, Revert())).Ready();
            story.Record = StoryDeeds.ContactOf(Ana);
            var handoffs = new List<string>();
            foreach (var one in events)
            {
                Happens(story, one);
                Look(story, handoffs);
                story.Deliver(one switch { Event.Refused => ReceiptKind.Refused, Event.Again => ReceiptKind.Again, _ => ReceiptKind.Written }, "CODE", "no");
                Holds(story, handoffs);
            }
        });

    private static void Happens(Story story, Event one)
    {
        story.After(TimeSpan.FromSeconds(3));
        if (one == Event.HoursPass) story.After(TimeSpan.FromHours(6));
        if (one == Event.DaysPass) story.After(TimeSpan.FromDays(5));
        if (one == Event.MarketerRecalls) story.With("leadsync_request", "recall");
        if (one == Event.AsksForUs) story.AsksForUs();
        if (one == Event.SaysWhy) story.Edit(Ana.CrmId, reason: "Timing");
        if (story.HandoffTask is null) return;

        switch (one)
        {
            case Event.Starts: story.Sets("In Progress"); break;
            case Event.Waits: story.Sets("Waiting on someone else"); break;
            case Event.Closes: story.Sets("Completed"); break;
            case Event.Defers: story.Sets("Deferred"); break;
            case Event.GivesAway: story.Sets(owner: story.Desk.Seat("cho@acme.example")!.Owner); break;
            case Event.ThrowsAway: story.HandoffTask = null; break;
        }
    }

    private static void Look(Story story, List<string> handoffs)
    {
        var decision = story.Look();
        decision.Asks.ShouldBe(Ask.None);
        foreach (var write in decision.Effects.OfType<Effect.WriteCrm>().Select(effect => effect.Write).Where(write => write.Object != CrmLink.Task))
            write.Fields.Keys.ShouldAllBe(field => field != "OwnerId" && field != "Status");
        handoffs.AddRange(decision.Effects.OfType<Effect.AddTask>().Select(effect => effect.Task.Key).Where(HandoffTask.IsKey));
    }

    private static void Holds(Story story, List<string> handoffs)
    {
        var lead = story.Lead;
        (story.Record!.Owner, story.Creates).ShouldBe((Ana, 0));
        handoffs.ShouldBeUnique();
        handoffs.Count.ShouldBeLessThanOrEqualTo(lead.Cycle);
        lead.Because.ShouldNotBeEmpty();
        if (story.Rules.Stages.WithSales.Contains(lead.Stage) && lead.HandedOffAt is not null) lead.Owner.ShouldNotBeNull();
        if (lead.Stage == Stage.Recycled) lead.Clocks.ShouldAllBe(clock => !clock.IsOpen);
    }
}
