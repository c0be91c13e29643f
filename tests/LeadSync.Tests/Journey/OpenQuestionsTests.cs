using LeadSync.Journey;
using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

public sealed class OpenQuestionsTests
{
    private static readonly Owner Cho = new("005Ws000001xChoAAA", "Cho Sato", IsQueue: false);
    private readonly Story _story = new Story().Ready().Settle();

    private string Rep => _story.Lead.Owner!.CrmId;

    [Fact]
    public void Whoever_rejects_without_a_reason_is_asked_for_it_by_one_Task_with_the_reasons_agreed_on()
    {
        var before = _story.Tasks;
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Recycled").Look();

        var task = _story.Waiting.OfType<Effect.AddTask>().ShouldHaveSingleItem().Task;
        task.Fields["Subject"].ShouldBe("Why was this lead rejected?");
        task.Fields["OwnerId"].ShouldBe(Rep);
        ((string)task.Fields["Description"]!).ShouldContain("One of: Timing, No budget");
        ((string)task.Fields["Description"]!).ShouldContain("The clock runs on until");

        _story.Settle();
        _story.After(TimeSpan.FromMinutes(1)).Settle();
        _story.Tasks.ShouldBe(before + 1);

        _story.After(TimeSpan.FromMinutes(1)).Edit(Rep, reason: "Timing").Settle();
        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Lead.HoldOn(HoldOn.Reason).ShouldBeNull();
    }

    [Fact]
    public void Whoever_takes_a_rejection_back_is_asked_nothing_any_more()
    {
        var status = _story.Record!.Status;
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Recycled").Settle();
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, status).Settle();

        _story.Lead.HoldOn(HoldOn.Reason).ShouldBeNull();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void The_reason_of_an_earlier_return_is_none_for_the_next()
    {
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Recycled", reason: "Timing").Settle();
        _story.After(TimeSpan.FromDays(40)).Does(new Engagement("e1", EngagementKind.PageView, _story.Now.AddDays(40), "https://acme.example/pricing")).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);

        _story.After(TimeSpan.FromSeconds(5)).Edit(_story.Record!.Owner.CrmId, "Recycled").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.HoldOn(HoldOn.Reason).ShouldNotBeNull();
    }

    [Fact]
    public void A_stage_counts_once_what_it_requires_is_filled_in_and_is_asked_for_until_then()
    {
        Requires(Stage.Sql, "Budget__c", "Timing__c");
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Qualified").Look();

        var task = _story.Waiting.OfType<Effect.AddTask>().ShouldHaveSingleItem().Task;
        task.Fields["Subject"].ShouldBe("Please fill in before it counts: Budget__c, Timing__c");
        _story.Settle();
        _story.Lead.Stage.ShouldBe(Stage.Sal, "that much is sure: it is accepted, and no clock takes it away");
        _story.Lead.Clocks.First(clock => clock.Name == "accept").Met.ShouldNotBeNull();
        _story.Lead.HoldOn(HoldOn.Required)!.Because.ShouldEndWith("what that requires is empty: Budget__c, Timing__c");

        _story.Record = _story.Record! with { Fields = new Dictionary<string, string?>(_story.Record!.Fields) { ["Budget__c"] = "10000", ["Timing__c"] = "this year" } };
        _story.Settle();
        _story.Lead.Stage.ShouldBe(Stage.Sql);
        _story.Lead.HoldOn(HoldOn.Required).ShouldBeNull();
    }

    [Fact]
    public void Who_skips_a_stage_owes_what_that_one_requires()
    {
        Requires(Stage.Sal, "Budget__c");
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Qualified").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.HoldOn(HoldOn.Required).ShouldNotBeNull();
    }

    [Fact]
    public void Whoever_has_the_lead_next_is_asked_as_well_and_so_is_whoever_rejects_it_a_second_time()
    {
        var first = Rep;
        _story.After(TimeSpan.FromSeconds(5)).Edit(first, "Recycled").Settle();
        _story.After(TimeSpan.FromSeconds(5)).Edit(first, owner: Cho).Settle();
        Questions().ShouldBe([first, Cho.CrmId], "who takes it over by hand has the question with it");

        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Open - Not Contacted").Settle();
        _story.After(TimeSpan.FromSeconds(5)).Edit(Rep, "Recycled").Settle();
        Questions().Count.ShouldBe(3);
        _story.Facts.Count(fact => fact.Text.EndsWith("is asked by a Task", StringComparison.Ordinal)).ShouldBe(3);
    }

    private List<string> Questions() => [.. _story.Asked.Where(task => (string)task.Fields["Subject"]! == "Why was this lead rejected?").Select(task => (string)task.Fields["OwnerId"]!)];

    private void Requires(string stage, params string[] fields)
    {
        var stages = _story.Rules.Stages;
        _story.Rules = _story.Rules with { Stages = stages with { Stages = [.. stages.Stages.Select(rule => rule.Name == stage ? rule with { Requires = fields } : rule)] } };
    }
}
