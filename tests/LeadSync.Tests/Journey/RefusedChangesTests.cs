using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Alerts;

namespace LeadSync.Tests.Journey;

/// <summary>What LeadSync wants to set right in Salesforce, and the org does not let it: said aloud, and whoever works on the lead is heard.</summary>
public sealed class RefusedChangesTests
{
    private readonly Story _story = new();

    public RefusedChangesTests()
    {
        _story.Rules = _story.Rules with { Alerts = Teams.Alerts(new TellRule(AlertKind.Escalation, ["ops@acme.example"], [AlertRules.MailName], null, IgnoresQuiet: true)) };
        _story.Ready().Settle();
    }

    private Owner Rep => _story.Lead.Owner!;

    [Fact]
    public void A_rep_who_cannot_be_given_the_lead_back_is_named_and_everything_done_by_hand_is_heard()
    {
        var rep = Rep;
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();
        var seen = _story.Lead.Return!.SeenAt;
        _story.Edit(rep.CrmId, "Working - Contacted");
        _story.Record = _story.Record! with { LastModified = seen };
        _story.Deliver();
        _story.Look();
        _story.Lead.Wish.ContainsKey("OwnerId").ShouldBeTrue();
        Refuse("Nobody opens it again");
        _story.Settle();

        _story.Lead.Wish.ShouldBeEmpty();
        _story.Lead.HoldOn(HoldOn.Change)!.Because.ShouldSatisfyAllConditions(text => text.ShouldContain(rep.Label), text => text.ShouldContain("the Status Working - Contacted"), text => text.ShouldContain("Nobody opens it again"));
        _story.Mails.Where(mail => mail.Text.Contains("Nobody opens it again", StringComparison.Ordinal)).ShouldHaveSingleItem();
        (_story.Lead.Stage, _story.Lead.Owner!.CrmId, _story.Lead.Returns).ShouldBe((Stage.Sal, Story.MarketingQueue, 0));

        _story.After(TimeSpan.FromHours(1)).Edit(rep.CrmId, "Qualified", rep).Settle();
        (_story.Lead.Stage, Rep).ShouldBe((Stage.Sql, rep));
        _story.Lead.HoldOn(HoldOn.Change).ShouldBeNull();
    }

    [Fact]
    public void A_rejected_lead_that_must_not_leave_its_rep_is_said_aloud_and_the_rep_can_take_it_up_again()
    {
        var rep = Rep;
        _story.After(TimeSpan.FromMinutes(5)).Edit(rep.CrmId, "Recycled", reason: "Timing").Look();
        Refuse("Owners stay");
        _story.Settle();

        (_story.Lead.Stage, Rep, _story.Lead.Returns).ShouldBe((Stage.Recycled, rep, 1));
        _story.Lead.HoldOn(HoldOn.Change)!.Because.ShouldContain("the owner Marketing could not be set, and a person has to: Salesforce refused it: Owners stay");
        _story.Mails.Count(mail => mail.Text.Contains("Owners stay", StringComparison.Ordinal)).ShouldBe(1);

        _story.After(TimeSpan.FromHours(1)).Edit(rep.CrmId, "Working - Contacted").Settle();
        (_story.Lead.Stage, Rep).ShouldBe((Stage.Sal, rep));
    }

    [Fact]
    public void A_rejected_lead_without_a_queue_to_go_to_is_said_aloud()
    {
        var rep = Rep;
        _story.Desk = _story.Desk with { Seats = _story.Desk.Seats.Where(seat => seat.Key != "marketing").ToDictionary() };

        _story.After(TimeSpan.FromMinutes(5)).Edit(rep.CrmId, "Recycled", reason: "Timing").Settle();

        (_story.Lead.Stage, Rep).ShouldBe((Stage.Recycled, rep));
        _story.Lead.HoldOn(HoldOn.Change)!.Because.ShouldStartWith("Salesforce has no queue Marketing that takes Leads");
        _story.Mails.Count.ShouldBe(1);
    }

    private void Refuse(string rule) => _story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule);
}
