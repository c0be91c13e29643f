using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Tests.Journey;

public sealed class ObservingTests
{
    private readonly Story _story = new();

    public ObservingTests() => _story.Rules = _story.Rules with { Settings = _story.Rules.Settings with { Mode = WorkMode.Observe } };

    [Fact]
    public void Sends_nothing_and_says_what_it_would_have_sent()
    {
        var decision = _story.Ready().Look();

        decision.Effects.ShouldBeEmpty();
        Said().ShouldContain(text => text.StartsWith("Would have made a Lead in Salesforce for Ana Ruiz with ", StringComparison.Ordinal));
        decision.Lead.Stage.ShouldBe(Stage.Mql);
    }

    [Fact]
    public void Says_it_once()
    {
        _story.Ready().Look();
        var before = Said().Count;

        _story.After(TimeSpan.FromHours(1)).Look();
        _story.After(TimeSpan.FromHours(1)).Look();

        Said().Count.ShouldBeLessThanOrEqualTo(before + 1);
    }

    [Fact]
    public void Looks_once_an_hour_for_what_others_did() =>
        _story.Ready().Look().Lead.DueAt.ShouldBe(_story.Now.AddHours(1));

    [Fact]
    public void Names_the_owner_that_the_lead_really_got_beside_its_own()
    {
        _story.Ready().Look();
        _story.Candidates.Add(Story.LeadOf(new Owner("005Ws000001xChoAAA", "Cho Sato", IsQueue: false), "Open - Not Contacted"));

        var decision = _story.After(TimeSpan.FromHours(1)).Look();

        Said().ShouldContain(text => text.StartsWith("Really: Cho Sato has this person as a Lead in Salesforce; LeadSync would have given it to Ana Ruiz", StringComparison.Ordinal));
        decision.Lead.Owner!.Label.ShouldBe("Cho Sato");
    }

    [Fact]
    public void Says_what_would_have_gone_back_and_leaves_it()
    {
        _story.Rules = _story.Rules with { Settings = _story.Rules.Settings with { Mode = WorkMode.Live } };
        _story.Ready().Settle();
        _story.Rules = _story.Rules with { Settings = _story.Rules.Settings with { Mode = WorkMode.Observe } };

        var decision = _story.After(TimeSpan.FromDays(1)).Look();

        decision.Effects.ShouldBeEmpty();
        decision.Lead.Return.ShouldBeNull();
        Said().ShouldContain(text => text.StartsWith("Would have taken the lead back to marketing: not accepted by", StringComparison.Ordinal));
        _story.After(TimeSpan.FromMinutes(1)).Look().Facts.ShouldNotContain(fact => fact.Text.Contains("taken the lead back", StringComparison.Ordinal));
    }

    private List<string> Said() => [.. _story.Facts.Where(fact => fact.Kind == "observed").Select(fact => fact.Text)];
}
