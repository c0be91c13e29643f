using LeadSync.GoingLive;
using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Journey;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.GoingLive;

public sealed class BrakeTests
{
    private static readonly BrakeSettings Settings = new() { HandoffsPerHour = 200, RevertsPerHour = 0.2 };
    private static readonly Pace Learnt = Pace.Still with { Since = Some.Now.AddDays(-8) };
    private readonly Story _story = new();

    [Fact]
    public void Holds_the_handoff_after_the_last_one_that_is_usual()
    {
        Brake.Handoffs(Learnt with { Handoffs = 199 }, Settings, Some.Now).ShouldBe(BrakeVerdict.Off);
        Brake.Handoffs(Learnt with { Handoffs = 200 }, Settings, Some.Now).Acts.ShouldBeTrue();
    }

    [Fact]
    public void Speaks_and_does_not_act_before_it_has_seen_seven_days()
    {
        var verdict = Brake.Handoffs(Learnt with { Handoffs = 900, Since = Some.Now.AddDays(-6) }, Settings, Some.Now);

        verdict.Acts.ShouldBeFalse();
        verdict.Because.ShouldBe("900 leads were handed off in the last hour, and 200 are usual at most (brake.handoffsPerHour)");
    }

    [Fact]
    public void Holds_returns_by_their_share_of_the_leads_in_hand()
    {
        Brake.Returns(Learnt with { Returns = 9, InHand = 91 }, Settings, Some.Now).ShouldBe(BrakeVerdict.Off);
        Brake.Returns(Learnt with { Returns = 20, InHand = 80 }, Settings, Some.Now).Acts.ShouldBeTrue();
    }

    [Fact]
    public void A_handful_of_returns_is_no_flood_whatever_its_share() =>
        Brake.Returns(Learnt with { Returns = 4, InHand = 0 }, Settings, Some.Now).ShouldBe(BrakeVerdict.Off);

    [Fact]
    public void Lets_go_while_somebody_has_released_it()
    {
        var released = Learnt with { Handoffs = 900, ReleasedUntil = Some.Now.AddMinutes(1) };

        Brake.Handoffs(released, Settings, Some.Now).Acts.ShouldBeFalse();
        Brake.Handoffs(released, Settings, Some.Now.AddMinutes(1)).Acts.ShouldBeTrue();
    }

    [Fact]
    public void Off_is_off() =>
        Brake.Handoffs(Learnt with { Handoffs = 900 }, new BrakeSettings { HandoffsPerHour = null, RevertsPerHour = null }, Some.Now).ShouldBe(BrakeVerdict.Off);

    [Fact]
    public void A_lead_that_is_held_stays_with_marketing_says_why_and_is_looked_at_again()
    {
        Flood();

        var decision = _story.Ready().Look();

        decision.Lead.Stage.ShouldBe(Stage.Nurture);
        decision.Lead.Because.ShouldBe("held by the brake: 900 leads were handed off in the last hour, and 200 are usual at most (brake.handoffsPerHour)");
        decision.Lead.DueAt.ShouldBe(_story.Now + Brake.HoldsFor);
    }

    [Fact]
    public void A_person_who_asks_for_us_passes()
    {
        Flood();

        _story.Does(Some.Engagement(EngagementKind.FormSubmit) with { At = _story.Now, Form = "Request a demo" }).Look().Lead.Stage.ShouldBe(Stage.Mql);
    }

    [Fact]
    public void Each_handoff_of_a_batch_counts_for_the_next()
    {
        _story.Ready().Look();

        _story.Desk.Pace.Handoffs.ShouldBe(1);
        _story.Desk.Pace.Since.ShouldBe(_story.Now);
    }

    [Fact]
    public void A_return_that_is_held_leaves_the_lead_with_the_rep()
    {
        _story.Rules = _story.Rules with { Settings = _story.Rules.Settings with { Brake = Settings } };
        _story.Ready().Settle();
        _story.Desk = _story.Desk with { Pace = Learnt with { Returns = 50, InHand = 50 } };

        var decision = _story.After(TimeSpan.FromHours(13)).Look();

        decision.Lead.Return.ShouldBeNull();
        decision.Lead.HoldOn(HoldOn.Return)!.Because.ShouldStartWith("held by the brake: 50 of 100 leads went back");
        decision.Lead.DueAt.ShouldBe(_story.Now + Brake.HoldsFor);
    }

    private void Flood()
    {
        _story.Rules = _story.Rules with { Settings = _story.Rules.Settings with { Brake = Settings } };
        _story.Desk = _story.Desk with { Pace = Learnt with { Handoffs = 900 } };
    }
}
