using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

/// <summary>A rejection that falls while the lead is on its way back.</summary>
public sealed class RejectedMeanwhileTests
{
    private readonly Story _story = new Story().Ready().Settle();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_judged_like_any_other_and_the_lead_rests(bool isReasonAsked)
    {
        if (!isReasonAsked) _story.Rules = _story.Rules with { Sla = _story.Rules.Sla with { Recycling = _story.Rules.Sla.Recycling with { ReasonRequired = false } } };
        var rep = _story.Lead.Owner!.CrmId;
        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Look();
        var seen = _story.Lead.Return!.SeenAt;
        _story.Edit(rep, "Could Not Reach");
        _story.Record = _story.Record! with { LastModified = seen };
        _story.Deliver();
        _story.Settle();

        // Without the reason it is no answer, and the time was up.
        var stage = isReasonAsked ? Stage.Recycled : Stage.Unreachable;
        (_story.Lead.Stage, _story.Lead.Returns, _story.Lead.LastOwner, _story.Lead.Cycle).ShouldBe((stage, 1, rep, 1));
        (_story.Record!.Status, _story.Record.Owner.CrmId).ShouldBe((isReasonAsked ? "Recycled" : "Could Not Reach", Story.MarketingQueue));
        _story.Lead.ReturnedAt.ShouldNotBeNull();
        _story.After(TimeSpan.FromDays(1)).Settle().Lead.Stage.ShouldBe(stage);
    }
}
