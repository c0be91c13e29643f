using LeadSync.Journey;
using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

public sealed class HandOffTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private readonly Story _story = new();

    private static Schema OnlyBanking => new()
    {
        Crm = new Dictionary<string, IReadOnlyDictionary<string, FieldShape>>
        {
            [CrmLink.Lead] = new Dictionary<string, FieldShape> { ["Industry"] = new("Industry", FieldKind.Picklist) { Restricted = true, Values = ["Banking"] } },
        },
    };

    [Fact]
    public void A_contact_that_does_not_exist_and_never_mattered_is_forgotten()
    {
        _story.Marketing = MarketingView.Missing("501");

        _story.Look().Forget.ShouldBeTrue();
    }

    [Fact]
    public void A_lead_that_is_not_ready_stays_with_marketing_and_is_written_nowhere()
    {
        _story.Look();

        _story.Lead.Stage.ShouldBe(Stage.Nurture);
        _story.Lead.Because.ShouldContain("needed");
        _story.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_is_ready_is_looked_for_in_Salesforce_before_anything_is_decided()
    {
        _story.Ready().Look(asked: false).Asks.ShouldBe(Ask.Sales);

        _story.Lead.Stage.ShouldBe(Stage.Nurture);
    }

    [Fact]
    public void A_ready_lead_ends_up_in_Salesforce_once_with_an_owner_a_Task_a_deadline_and_a_reason()
    {
        _story.Ready().Settle();

        _story.Creates.ShouldBe(1);
        _story.Tasks.ShouldBe(1);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Record!.Owner.CrmId.ShouldBe(_story.Lead.Owner!.CrmId);
        _story.Lead.Clocks.ShouldHaveSingleItem().Name.ShouldBe("accept");
        _story.Lead.DueAt.ShouldNotBeNull();
        _story.Lead.OwnerBecause.ShouldNotBeEmpty();
        _story.Marketing["leadsync_stage"].ShouldBe(Stage.Assigned);
        _story.Marketing["leadsync_owner"].ShouldBe(_story.Lead.Owner.Label);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_said_and_the_handoff_still_told_in_one_write()
    {
        _story.Desk = _story.Desk with { Schema = OnlyBanking };

        _story.Ready().With("industry", "Finance Management").Look();

        _story.Lead.HoldOn(HoldOn.Values).ShouldNotBeNull();
        _story.Waiting.OfType<Effect.WriteContact>().ShouldBeEmpty();
    }

    [Fact]
    public void A_value_that_does_not_fit_is_said_once_for_as_long_as_it_does_not_fit()
    {
        _story.Desk = _story.Desk with { Schema = OnlyBanking };
        _story.Ready().With("industry", "Finance Management").Settle();

        _story.Edit(Ana.CrmId, status: "Working - Contacted").Settle();

        _story.Facts.Where(fact => fact.Text.StartsWith("Held (values)", StringComparison.Ordinal)).ShouldHaveSingleItem();
        _story.Lead.HoldOn(HoldOn.Values).ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_is_sent_again_once_everything_is_told()
    {
        _story.Ready().Settle();

        _story.Look();

        _story.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void A_lead_whose_creation_was_never_answered_is_recognised_and_not_made_twice()
    {
        _story.Ready().Look();
        _story.DeliverWithoutAnswer();

        _story.Settle();

        _story.Creates.ShouldBe(1);
        _story.Tasks.ShouldBe(1);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void Whoever_was_made_owner_while_the_answer_was_lost_stays_owner()
    {
        _story.Ready().Look();
        _story.DeliverWithoutAnswer();
        var other = _story.Lead.Owner == Ana ? _story.Desk.Seat("bob@acme.example")!.Owner : Ana;
        _story.Edit("005Ws00000SomebodyA", owner: other).Settle();

        _story.Record!.Owner.ShouldBe(other);
        _story.Lead.Owner.ShouldBe(other);
        _story.Lead.HoldOn(HoldOn.Owner).ShouldNotBeNull();
    }

    [Fact]
    public void An_owner_once_chosen_stays_although_the_write_fails_again_and_again()
    {
        _story.Ready().Look();
        var chosen = _story.Lead.Owner;

        for (var i = 0; i < 5; i++)
        {
            _story.Deliver(ReceiptKind.Again);
            _story.Look();
        }

        _story.Lead.Owner.ShouldBe(chosen);
        _story.Desk.Turns.Values.Sum().ShouldBe(1);
    }

    [Fact]
    public void A_refused_handoff_is_held_with_Salesforces_own_words_and_not_sent_again_as_it_stands()
    {
        _story.Ready().Look();
        _story.Deliver(ReceiptKind.Refused, "DUPLICATES_DETECTED", "Use one of these records?");
        _story.Look();

        _story.Lead.Stage.ShouldBe(Stage.Mql);
        _story.Lead.HoldOn(HoldOn.Handoff)!.Because.ShouldContain("Use one of these records?");
        _story.Waiting.OfType<Effect.WriteCrm>().ShouldBeEmpty();
        _story.Waiting.OfType<Effect.WriteContact>().ShouldHaveSingleItem().Write.Properties["leadsync_stage"].ShouldBe(Stage.Mql);
    }

    [Fact]
    public void Keeps_owner_and_Status_of_a_Lead_that_an_active_user_works()
    {
        _story.Record = Story.LeadOf(Ana, "Working - Contacted");
        _story.Ready().Settle();

        _story.Creates.ShouldBe(0);
        _story.Record.Owner.ShouldBe(Ana);
        _story.Record.Status.ShouldBe("Working - Contacted");
        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Record["LeadSync_Id__c"].ShouldBe(_story.Lead.Id.Value);
        _story.Tasks.ShouldBe(1);
    }

    [Fact]
    public void Opens_a_returned_Lead_again_and_routes_it_anew()
    {
        _story.Record = Story.LeadOf(_story.Desk.Seat("marketing")!.Owner, "Recycled");
        _story.Ready().Settle();

        _story.Creates.ShouldBe(0);
        _story.Record.Status.ShouldBe("Open - Not Contacted");
        _story.Record.Owner.IsQueue.ShouldBeFalse();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void A_Contact_gets_a_handoff_Task_and_never_a_Lead()
    {
        _story.Record = Story.LeadOf(Ana, "") with { Object = CrmLink.Contact, Id = "003Ws00000AbCdEMAV", Status = null };
        _story.Ready().Settle();

        _story.Creates.ShouldBe(0);
        _story.Tasks.ShouldBe(1);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Crm!.TaskId.ShouldNotBeNull();
    }

    [Fact]
    public void No_Task_is_made_while_a_queue_owns_the_lead_and_one_when_somebody_takes_it()
    {
        _story.With("country", "Japan").Ready().Settle();
        _story.Lead.Owner!.IsQueue.ShouldBeTrue();
        _story.Tasks.ShouldBe(0);
        _story.Lead.Clocks.ShouldHaveSingleItem().Until.ShouldBe(Clock.Taken);

        _story.After(TimeSpan.FromMinutes(5)).Edit(Ana.CrmId, owner: Ana).Settle();

        _story.Tasks.ShouldBe(1);
        _story.Lead.AssignedAt.ShouldBe(_story.Now);
        _story.Lead.Clocks.Single(clock => clock.IsOpen).Name.ShouldBe("accept");
    }

    [Fact]
    public void An_owner_that_a_flow_of_the_org_replaced_is_said_aloud_and_not_fought()
    {
        _story.Ready().Look();
        _story.Deliver();
        var other = _story.Lead.Owner == Ana ? _story.Desk.Seat("bob@acme.example")!.Owner : Ana;
        _story.Edit("005Ws00000AutomatA", owner: other).Settle();

        _story.Lead.HoldOn(HoldOn.Owner)!.Because.ShouldContain(other.Label);
        _story.Record!.Owner.ShouldBe(other);
        _story.Tasks.ShouldBe(1);
    }

    [Fact]
    public void The_marketers_wish_is_cleared_once_the_lead_is_on_its_way()
    {
        _story.With("leadsync_request", "handoff");
        _story.Rules = _story.Rules with { Scoring = _story.Rules.Scoring with { ReadyWhen = [new LeadSync.Rules.Condition.Test("leadsync_request", LeadSync.Rules.Operator.EqualTo, ["handoff"])] } };
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Marketing["leadsync_request"].ShouldBeNull();
    }
}
