using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Journey.AgreedStory;
using static LeadSync.Tests.Journey.StoryDeeds;

namespace LeadSync.Tests.Journey;

/// <summary>Who has the lead of a person who is a Contact: whoever has its handoff Task. The Contact's owner is never changed.</summary>
public sealed class OnContactOwnerTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Bob = new("005Ws000001xBobAAA", "Bob Berg", IsQueue: false);
    private static readonly ClockRule Accept = Clock("accept", Stage.Assigned, Stage.Sal, 10, Remind(0.5), Escalate(1), Revert(1));

    [Fact]
    public void Reassigned_the_Task_moves_and_the_Contact_stays()
    {
        var story = OnContact(Accept with { Then = [Reassign(1, 1, LadderDeed.Revert)] });
        story.Rules = story.Rules with { Alerts = Alerts.Teams.Alerts(Alerts.Teams.Tell("assigned")) };

        story.At(10.1).Settle();

        var next = story.Lead.Owner!;
        next.ShouldNotBe(Ana);
        (story.HandoffTask!.Owner, story.HandoffTask.Status, story.Record!.Owner, story.Tasks).ShouldBe((next, "Not Started", Ana, 1));
        (story.Lead.Stage, story.Lead.AssignedAt).ShouldBe((Stage.Assigned, story.Now));
        story.Lead.Clocks.Select(clock => (clock.Responsible, clock.IsOpen)).ShouldBe([(Ana, false), (next, true)]);
        story.Mails.ShouldHaveSingleItem().Name.ShouldBe(next.Label);

        story.At(1).Sets("In Progress").Settle().Lead.Stage.ShouldBe(Stage.Sal);
    }

    [Fact]
    public void Who_has_the_Task_by_hand_has_the_lead()
    {
        var story = OnContact(Accept).At(1).Sets(owner: Bob).Settle();

        (story.Lead.Owner, story.Clock("accept").Responsible, story.Record!.Owner).ShouldBe((Bob, Bob, Ana));
        story.Marketing["leadsync_owner"].ShouldBe(Bob.Label);
    }

    [Fact]
    public void Who_comes_again_gets_another_Task_never_a_Lead_and_an_old_reason_is_none_for_the_next_return()
    {
        var story = OnContact(Accept).At(10.1).Settle();
        var first = story.Lead.Crm!.TaskId;
        story.AsksForUs().Settle();

        (story.Lead.Cycle, story.Lead.Stage, story.Creates, story.Tasks).ShouldBe((2, Stage.Assigned, 0, 2));
        story.Lead.Crm!.TaskId.ShouldNotBe(first);
        story.HandoffTask!.ShouldSatisfyAllConditions(task => task.Id.ShouldBe(story.Lead.Crm.TaskId), task => task.Owner.ShouldBe(story.Lead.Owner));
        story.Lead.Owner.ShouldNotBe(Ana, "it does not go back to whom it came from");
        story.Record!["LeadSync_Return_Reason__c"].ShouldBeNull();

        story.At(1).Sets("Deferred").Settle().Lead.HoldOn(HoldOn.Reason).ShouldNotBeNull();
    }

    [Fact]
    public void Where_nobody_else_can_take_it_the_owner_of_the_Contact_has_it_again_and_no_queue()
    {
        var story = OnContact(Accept).At(10.1).Settle();
        story.Rules = story.Rules with { Routing = story.Rules.Routing with { Rules = [], Fallback = new Assignment.ToQueue("Unassigned_Leads") } };

        story.AsksForUs().Settle();

        (story.Lead.Stage, story.Lead.Owner, story.Lead.OwnerBecause).ShouldBe((Stage.Assigned, Ana, "owns the Contact, and nobody else can take it"));
    }

    [Fact]
    public void A_Contact_of_somebody_who_left_goes_to_whoever_has_fewest_leads_where_the_rules_name_only_a_queue()
    {
        var story = OfSomebodyWhoLeft();
        story.Desk = story.Desk with { Loads = new Dictionary<string, int> { [Bob.CrmId] = 3, ["005Ws000001xChoAAA"] = 4 } };

        story.Settle();

        (story.Lead.Stage, story.Lead.Owner, story.Record!.Owner, story.Creates, story.Tasks).ShouldBe((Stage.Assigned, Bob, Ana, 0, 1));
        story.Lead.OwnerBecause.ShouldBe("no rule matched: waits in queue Unassigned_Leads for whoever takes it first; this person is a Contact, and Unassigned Leads is a queue, which can own no Task: has the fewest open leads of all who can take it");
    }

    [Fact]
    public void The_owner_of_their_account_comes_before_whoever_has_fewest_leads()
    {
        var story = OfSomebodyWhoLeft();
        story.Rules = story.Rules with { Scoring = story.Rules.Scoring with { Exclude = [new ScopeRule(Support.Some.When("account.type", "Customer"), "customer")] } };
        story.With("company", "Globex").Accounts.Add(new CrmAccount("001Ws00000GlobexAA", "Globex", null) { OwnerId = "005Ws000001xChoAAA" });
        story.Desk = story.Desk with
        {
            Seats = new Dictionary<string, DeskSeat>(story.Desk.Seats) { ["005ws000001xchoaaa"] = story.Desk.Seat("cho@acme.example")! },
            Loads = new Dictionary<string, int> { ["005Ws000001xChoAAA"] = 4 },
        };

        story.Settle();

        story.Lead.Owner!.Label.ShouldBe("Cho Sato");
        story.Lead.OwnerBecause.ShouldEndWith("has the account Globex");
    }

    [Fact]
    public void Whoever_owns_a_Contact_has_its_Task_though_they_are_away_and_the_reason_says_so()
    {
        var story = Under(Accept).Ready();
        story.Record = ContactOf(Ana);
        var owners = story.Rules.Routing.Owners.Select(owner => owner.Id == "ana" ? owner with { Away = [new DayRange(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 30))] } : owner);
        story.Rules = story.Rules with { Routing = story.Rules.Routing with { Owners = [.. owners] } };

        story.Settle();

        (story.Lead.Owner, story.Lead.OwnerBecause).ShouldBe((Ana, "owns the Contact, though away until 2026-11-30"));
    }

    [Fact]
    public void A_Contact_of_somebody_who_left_waits_aloud_where_nobody_at_all_can_take_it()
    {
        var story = OfSomebodyWhoLeft();
        story.Rules = story.Rules with { Routing = story.Rules.Routing with { Owners = [] } };

        story.Settle();

        story.Lead.HoldOn(HoldOn.Handoff)!.Because.ShouldContain("this person is a Contact");
        (story.Lead.Owner, story.Creates, story.Tasks).ShouldBe((null, 0, 0));
    }

    [Fact]
    public void Merged_into_another_Contact_the_Task_goes_along_and_goes_on_carrying_the_state()
    {
        var story = OnContact(Accept).At(1);
        var (task, master) = (story.Lead.Crm!.TaskId, ContactOf(Bob, id: "003Ws00000MasterMAV"));
        (story.Record, story.Became) = (null, master);
        story.Look();
        (story.Record, story.Became) = (master, null);
        story.Sets("In Progress").Settle();

        (story.Lead.Crm!.Id, story.Lead.Crm.TaskId, story.Lead.Stage, story.Tasks).ShouldBe((master.Id, task, Stage.Sal, 1));
    }

    [Fact]
    public void The_Task_of_a_rep_who_left_goes_to_somebody_else()
    {
        var story = OnContact(Accept).At(1);
        var seats = story.Desk.Seats.ToDictionary(seat => seat.Key, seat => seat.Value.Owner == Ana ? seat.Value with { IsActive = false } : seat.Value);
        story.Desk = story.Desk with { Seats = seats };
        story.Settle();

        story.Lead.Owner.ShouldNotBe(Ana);
        (story.HandoffTask!.Owner, story.Record!.Owner, story.Tasks).ShouldBe((story.Lead.Owner, Ana, 1));
    }

    /// <summary>A Contact of somebody who is not active any more, and rules that name a queue alone.</summary>
    private static Story OfSomebodyWhoLeft()
    {
        var story = Under(Accept).Ready();
        story.Record = ContactOf(Ana, active: false);
        story.Rules = story.Rules with { Routing = story.Rules.Routing with { Rules = [], Fallback = new Assignment.ToQueue("Unassigned_Leads") } };
        var seats = story.Desk.Seats.ToDictionary(seat => seat.Key, seat => seat.Value.Owner == Ana ? seat.Value with { IsActive = false } : seat.Value);
        story.Desk = story.Desk with { Seats = seats };
        return story;
    }
}
