using LeadSync.Journey;
using LeadSync.Journey.Agreement;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Alerts;

namespace LeadSync.Tests.Journey;

/// <summary>"Orphan sweep, hourly: inactive or departed owner, queue without members, integration user, unmatched, no deadline, too old: repaired by the rules or escalated; counted."</summary>
public sealed class OrphansTests
{
    private readonly Story _story = new Story().Ready().Settle();

    private Owner Rep => _story.Lead.Owner!;

    [Theory]
    [InlineData(Stage.Assigned)]
    [InlineData(Stage.Sal)]
    public void Whoever_left_has_the_lead_no_longer_and_the_rules_choose_another(string stage)
    {
        var left = Rep;
        if (stage == Stage.Sal) _story.After(TimeSpan.FromMinutes(5)).Edit(left.CrmId, "Working - Contacted").Settle();
        Seat(left.CrmId, seat => seat with { IsActive = false });

        _story.After(TimeSpan.FromMinutes(5)).Settle();

        Rep.ShouldNotBe(left);
        Rep.IsQueue.ShouldBeFalse();
        _story.Record!.Owner.ShouldBe(Rep);
        (_story.Lead.Stage, _story.Tasks, _story.Creates).ShouldBe((Stage.Assigned, 2, 1));
        _story.Lead.Clocks.ShouldContain(clock => clock.Name == "accept" && clock.IsOpen && clock.Responsible == Rep);
        _story.Facts.ShouldContain(fact => fact.Text == $"The lead is with {left.Label}, who is not active in Salesforce any more: it goes to {Rep.Label}");
        _story.Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
    }

    [Fact]
    public void What_somebody_gave_to_LeadSyncs_own_user_goes_to_a_person()
    {
        var us = new Owner(Story.Us, "LeadSync Integration", IsQueue: false);
        _story.Desk = _story.Desk with { Seats = new Dictionary<string, DeskSeat>(_story.Desk.Seats) { [us.CrmId.ToLowerInvariant()] = new(us, true) } };

        _story.After(TimeSpan.FromMinutes(5)).Edit("005Ws00000AutomatA", owner: us).Settle();

        Rep.ShouldNotBe(us);
        _story.Record!.Owner.ShouldBe(Rep);
    }

    [Fact]
    public void A_queue_without_members_is_said_aloud_where_the_rules_know_nobody_else_and_once()
    {
        var story = new Story().With("country", "Japan");
        story.Rules = story.Rules with { Alerts = Teams.Alerts(new TellRule(AlertKind.Orphan, ["ops@acme.example"], [AlertRules.MailName], null, IgnoresQuiet: true)), Routing = story.Rules.Routing with { Fallback = new Assignment.ToQueue("APAC_Leads") } };
        story.Ready().Settle();
        story.Lead.Owner!.IsQueue.ShouldBeTrue();
        var empty = new DeskSeat(story.Lead.Owner!, IsActive: true) { HasMembers = false };
        story.Desk = story.Desk with { Seats = new Dictionary<string, DeskSeat>(story.Desk.Seats) { [empty.Owner.CrmId.ToLowerInvariant()] = empty, ["apac_leads"] = empty } };

        story.After(TimeSpan.FromMinutes(5)).Settle();
        story.After(TimeSpan.FromHours(1)).Settle();

        story.Lead.HoldOn(HoldOn.Orphan)!.Because.ShouldStartWith("The lead lies in the queue APAC Leads, which has no members, and nobody else can take it");
        var mail = story.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Kim has nobody who works on it");
        mail.Text.ShouldContain("which has no members");
    }

    [Fact]
    public void The_word_is_taken_back_as_soon_as_somebody_works_on_it()
    {
        _story.Lead = _story.Lead with { Holds = [new Hold(HoldOn.Orphan, "The lead lies in a queue", _story.Now)] };

        _story.Settle().Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
    }

    [Fact]
    public void A_rep_who_answers_in_the_same_moment_keeps_the_lead()
    {
        var left = Rep;
        Seat(left.CrmId, seat => seat with { IsActive = false });
        _story.After(TimeSpan.FromMinutes(5)).Look();
        _story.Edit("005Ws000001xBobAAA", "Working - Contacted");
        _story.Record = _story.Record! with { LastModified = _story.Now.AddSeconds(1) };
        _story.Deliver();
        _story.Settle();

        _story.Record!.Status.ShouldBe("Open - Not Contacted", "the lead was looked at again, and the owner is still gone");
        Rep.ShouldNotBe(left);
    }

    [Theory]
    [InlineData(nameof(OrphanKind.Unmatched))]
    [InlineData(nameof(OrphanKind.NoDeadline))]
    [InlineData(nameof(OrphanKind.TooOld))]
    public void What_no_rule_can_mend_is_named(string name)
    {
        var (lead, kind) = (_story.Lead, Enum.Parse<OrphanKind>(name));
        var (orphan, now) = kind switch
        {
            OrphanKind.Unmatched => (lead with { Stage = Stage.Mql, HandedOffAt = null, QualifiedAt = Story.Start }, Story.Start.AddHours(1).AddSeconds(1)),
            OrphanKind.NoDeadline => (lead with { DueAt = null, Clocks = [] }, _story.Now),
            _ => (lead, _story.Now.AddDays(61)),
        };

        Orphans.Of(orphan, _story.Desk, _story.Rules.Stages, now)!.Kind.ShouldBe(kind);
        Orphans.Of(lead, _story.Desk, _story.Rules.Stages, _story.Now).ShouldBeNull();
    }

    [Fact]
    public void Nobody_is_an_orphan_whom_marketing_has_or_whose_way_is_over()
    {
        foreach (var stage in (string[])[Stage.Nurture, Stage.Recycled, Stage.Won, Stage.Disqualified])
            Orphans.Of(_story.Lead with { Stage = stage, Owner = null, DueAt = null }, _story.Desk, _story.Rules.Stages, _story.Now.AddYears(1)).ShouldBeNull(stage);
    }

    [Fact]
    public void Marketing_hears_of_a_lead_that_came_back_with_what_the_org_refused_of_it()
    {
        _story.Rules = _story.Rules with { Alerts = Teams.Alerts(new TellRule(AlertKind.Returned, ["marketing@acme.example"], [AlertRules.MailName], null, IgnoresQuiet: true)) };
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();
        _story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "A return needs a reason of the list");
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Record!.Owner.CrmId.ShouldBe(Story.MarketingQueue);
        _story.Record.Status.ShouldNotBe("Recycled");
        var mail = _story.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe("marketing@acme.example");
        mail.Text.ShouldContain("not accepted by");
        mail.Text.ShouldContain("A return needs a reason of the list");
    }

    [Fact]
    public void A_return_that_is_refused_altogether_is_escalated_with_the_orgs_words_and_once()
    {
        _story.Rules = _story.Rules with { Alerts = Teams.Alerts(new TellRule(AlertKind.Escalation, ["ops@acme.example"], [AlertRules.MailName], null, IgnoresQuiet: true)) };
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        for (var tries = 0; tries < 3; tries++)
        {
            _story.Look();
            _story.Deliver(ReceiptKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Nobody takes this lead away");
        }

        _story.Settle();

        _story.Lead.HoldOn(HoldOn.Return).ShouldNotBeNull();
        var mail = _story.Mails.Where(mail => mail.Text.Contains("could not go back", StringComparison.Ordinal)).ShouldHaveSingleItem();
        mail.Text.ShouldContain("Nobody takes this lead away");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_nobody_else_can_take_it_marketing_may_still_have_it_back_and_its_time_still_runs_out(bool recalled)
    {
        _story.Desk = _story.Desk with { Seats = _story.Desk.Seats.ToDictionary(seat => seat.Key, seat => seat.Value.Owner.CrmId == Story.MarketingQueue ? seat.Value : seat.Value with { IsActive = false }) };
        if (recalled) _story.With("leadsync_request", "recall").After(TimeSpan.FromSeconds(1));
        else _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);

        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Record!.Owner.CrmId.ShouldBe(Story.MarketingQueue);
    }

    private void Seat(string crmId, Func<DeskSeat, DeskSeat> change) =>
        _story.Desk = _story.Desk with { Seats = _story.Desk.Seats.ToDictionary(seat => seat.Key, seat => seat.Value.Owner.CrmId == crmId ? change(seat.Value) : seat.Value) };
}
