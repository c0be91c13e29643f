using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

public sealed class GoingLiveTests
{
    private readonly Story _story = new Story().Ready();

    [Fact]
    public void Who_was_ready_before_LeadSync_was_switched_on_waits_for_a_new_sign_of_life()
    {
        _story.Desk = _story.Desk with { BaselineAt = Story.Start };

        _story.After(TimeSpan.FromMinutes(1)).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Nurture);
        _story.Lead.Because.ShouldContain("before LeadSync");

        _story.Does(new Engagement("e0", EngagementKind.EmailOpen, _story.Now)).After(TimeSpan.FromMinutes(1)).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Nurture, "a machine may have opened the mail");

        _story.Does(new Engagement("e1", EngagementKind.PageView, _story.Now, "https://acme.example/blog")).After(TimeSpan.FromMinutes(1)).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void Who_comes_after_it_was_switched_on_is_handed_off_at_once()
    {
        _story.Desk = _story.Desk with { BaselineAt = Story.Start.AddDays(-7) };

        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void Who_was_there_before_but_becomes_ready_only_later_is_handed_off()
    {
        var story = new Story();
        story.Desk = story.Desk with { BaselineAt = Story.Start };
        story.Settle();
        story.Lead.Stage.ShouldBe(Stage.Nurture);

        story.After(TimeSpan.FromDays(1)).Ready().Settle();

        story.Lead.Stage.ShouldBe(Stage.Assigned);
    }
}
