using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

public sealed class PromisesTests
{
    private static readonly ClockRule Accept = Clock("accept", Stage.Assigned, Stage.Sal, 12, Escalate(1));
    private static readonly ClockRule Respond = Clock("respond", Stage.Assigned, Leads.Clock.FirstTouch, 1, Remind(0.5), Escalate(1));
    private static readonly ClockRule Tries = Clock("touches", Stage.Assigned, Stage.Sql, 240, Escalate(1)) with { AtLeast = 3 };

    private readonly Story _story = Under(Accept, Respond, Tries).Ready().Settle();

    private string Rep => _story.Lead.Owner!.CrmId;

    /// <summary>
    /// "A status change that arrives by poll one second after the deadline but happened before it (evidence: status history, else the record's modification time; `check` warns
    /// when tracking is off): no breach."
    /// </summary>
    [Fact]
    public void A_Status_set_before_the_deadline_and_heard_of_after_it_breaks_nothing()
    {
        _story.At(11.99).Edit(Rep, "Working - Contacted");
        _story.At(12).After(TimeSpan.FromSeconds(1));
        _story.Changes.Clear(); // the record's last change is all there is

        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Clock("accept").ShouldSatisfyAllConditions(
            clock => clock.Met.ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(11.99)),
            clock => clock.Breached.ShouldBeNull());
        _story.Lead.AcceptedAt.ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(11.99));
    }

    [Fact]
    public void The_status_history_tells_when_that_was_though_somebody_edited_the_record_after_the_deadline()
    {
        _story.At(11.99).Edit(Rep, "Working - Contacted");
        _story.At(12.001).Edit(Rep); // another field
        _story.At(12.002).Settle();

        _story.Clock("accept").Breached.ShouldBeNull();
        _story.Mails.ShouldNotContain(mail => mail.Key.Contains("accept"));
    }

    [Fact]
    public void The_history_is_asked_for_where_the_records_last_change_comes_too_late()
    {
        _story.At(11.99).Edit(Rep, "Working - Contacted");
        _story.At(12.001).Edit(Rep);
        _story.At(12.002);

        _story.Look(fresh: false).Asks.HasFlag(Ask.StatusHistory).ShouldBeTrue();
    }

    [Fact]
    public void Without_history_a_record_that_was_edited_after_the_deadline_is_late()
    {
        _story.At(11.99).Edit(Rep, "Working - Contacted");
        _story.At(12.001).Edit(Rep);
        _story.Changes.Clear();
        _story.At(12.002).Settle();

        _story.Clock("accept").ShouldSatisfyAllConditions(clock => clock.Breached.ShouldBe(clock.Due), clock => clock.Met.ShouldNotBeNull(), clock => clock.IsOpen.ShouldBeFalse());
        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Marketing["leadsync_sla_state"].ShouldBe("breached");
    }

    [Fact]
    public void The_first_call_meets_the_clock_and_nobody_is_reminded()
    {
        _story.At(0.4).Calls(Rep);
        _story.At(0.5).Settle();

        _story.Clock("respond").Met.ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(0.4));
        _story.Mails.ShouldBeEmpty();
        _story.Marketing["leadsync_touches"].ShouldBe("1");
        _story.Marketing["leadsync_first_touch_at"].ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(0.4).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }

    [Fact]
    public void A_call_before_the_deadline_that_is_read_after_it_breaks_nothing()
    {
        _story.At(0.99).Calls(Rep);
        _story.At(1.01).Settle();

        _story.Clock("respond").Breached.ShouldBeNull();
        _story.Mails.ShouldBeEmpty();
    }

    [Fact]
    public void A_change_of_Status_is_a_first_touch_and_the_earliest_evidence_wins()
    {
        _story.At(0.3).Edit(Rep, "Working - Contacted").Settle();
        _story.At(0.35).Calls(Rep, at: _story.Lead.AssignedAt!.Value.AddHours(0.2)).Settle();

        _story.Clock("respond").Met.ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(0.3), "what was met stays met");
        _story.Marketing["leadsync_first_touch_at"].ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(0.2).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }

    [Fact]
    public void Finishing_the_handoff_Task_is_a_touch()
    {
        _story.At(0.2).Calls(Rep, isOurs: true).Settle();

        _story.Clock("respond").Met.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("somebody else's")]
    [InlineData("an integration's")]
    [InlineData("of the time before")]
    [InlineData("still to come")]
    public void What_is_no_touch_of_the_owner_does_not_count(string whose)
    {
        var assigned = _story.Lead.AssignedAt!.Value;
        _story.At(0.2);
        _ = whose switch
        {
            "somebody else's" => _story.Calls("005Ws000001xSomeAAA"),
            "an integration's" => _story.Calls(Rep, createdBy: Story.Us),
            "of the time before" => _story.Calls(Rep, at: assigned.AddSeconds(-1)),
            _ => _story.Calls(Rep, at: assigned.AddHours(0.3)),
        };
        _story.Settle();

        _story.Clock("respond").IsOpen.ShouldBeTrue();
        _story.Marketing["leadsync_touches"].ShouldBe("0");
    }

    [Fact]
    public void So_many_attempts_within_the_time_meet_the_clock_and_one_less_breaks_it()
    {
        foreach (var hours in (double[])[1, 2, 300]) _story.At(hours).Calls(Rep).Settle();
        _story.Clock("touches").ShouldSatisfyAllConditions(clock => clock.Breached.ShouldNotBeNull(), clock => clock.IsOpen.ShouldBeFalse());

        var other = Under(Tries).Ready().Settle();
        foreach (var hours in (double[])[1, 2, 3]) other.At(hours).Calls(other.Lead.Owner!.CrmId).Settle();
        other.Clock("touches").ShouldSatisfyAllConditions(clock => clock.Breached.ShouldBeNull(), clock => clock.Met.ShouldBe(other.Lead.AssignedAt!.Value.AddHours(3)));
    }

    [Fact]
    public void Marketing_sees_how_the_agreement_stands()
    {
        var story = Under(Accept with { Then = [Remind(0.5)] }).Ready().Settle();
        story.Marketing["leadsync_sla_state"].ShouldBe("on_track");
        story.Marketing["leadsync_sla_due_at"].ShouldBe(story.Lead.AssignedAt!.Value.AddHours(12).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));

        story.At(6).Settle().Marketing["leadsync_sla_state"].ShouldBe("warning");
        story.At(7).Edit(story.Lead.Owner!.CrmId, "Working - Contacted").Settle().Marketing["leadsync_sla_state"].ShouldBe("met");
        story.Marketing["leadsync_sla_due_at"].ShouldBeNull();
    }

    [Fact]
    public void While_Salesforce_is_out_of_reach_no_time_runs_and_the_story_says_so()
    {
        var assigned = _story.Lead.AssignedAt!.Value;
        _story.Desk = _story.Desk with { Outages = [new Outage("Salesforce", assigned.AddMinutes(24), assigned.AddMinutes(204))] };

        _story.At(3.4).Settle();
        _story.Mails.ShouldBeEmpty();
        _story.Clock("respond").Due.ShouldBe(assigned.AddHours(4));
        _story.Clock("accept").Due.ShouldBe(assigned.AddHours(15));
        _story.Facts.Count(fact => fact.Text.Contains("Salesforce was out of reach")).ShouldBe(3);

        _story.At(3.5).Settle().Mails.Count.ShouldBe(1);
        _story.At(15).Settle().Clock("accept").Breached.ShouldBe(assigned.AddHours(15));
    }

    [Fact]
    public void A_record_that_Salesforce_no_longer_shows_breaks_no_promise_and_is_not_looked_at_for_ever()
    {
        _story.Record = null;
        _story.At(13).Look();

        _story.Clock("accept").Breached.ShouldBeNull();
        _story.Lead.DueAt.ShouldBe(_story.Now.AddMinutes(10));
    }

    [Fact]
    public void Whoever_takes_a_lead_over_by_hand_answers_for_what_is_owed()
    {
        var next = new Owner("005Ws000001xChoAAA", "Cho Sato", IsQueue: false);
        _story.At(0.2).Edit(Rep, owner: next).Settle();

        _story.Clock("accept").ShouldSatisfyAllConditions(clock => clock.Responsible.ShouldBe(next), clock => clock.Due.ShouldBe(_story.Lead.AssignedAt!.Value.AddHours(12)));
        _story.At(0.3).Calls(next.CrmId).Settle().Clock("respond").Met.ShouldNotBeNull();
    }
}
