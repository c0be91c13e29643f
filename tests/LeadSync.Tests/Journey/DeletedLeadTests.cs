using LeadSync.Journey.Agreement;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Alerts;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>A rep deletes the Lead instead of rejecting it: somebody hears of it, and in its time it is marketing's again.</summary>
public sealed class DeletedLeadTests
{
    private readonly Story _story = Under(Clock("respond", Stage.Assigned, Leads.Clock.FirstTouch, 1, Escalate(1)), Clock("accept", Stage.Assigned, Stage.Sal, 10, Revert()));

    public DeletedLeadTests()
    {
        _story.Rules = _story.Rules with { Alerts = Teams.Alerts(new TellRule(AlertKind.Orphan, ["ops@acme.example"], [AlertRules.MailName], null, IgnoresQuiet: true)) };
        _story.Ready().Settle();
    }

    [Fact]
    public void It_counts_as_one_that_nobody_has_and_operations_hear_of_it_once()
    {
        Throw();
        _story.After(TimeSpan.FromMinutes(10)).Settle();

        Orphans.Of(_story.Lead, _story.Desk, _story.Rules.Stages, _story.Now)!.Kind.ShouldBe(OrphanKind.Unmatched);
        _story.Lead.HoldOn(HoldOn.Orphan)!.Because.ShouldBe("The lead has no record in Salesforce any more");
        _story.Mails.ShouldHaveSingleItem().To.ShouldBe("ops@acme.example");
    }

    [Fact]
    public void When_its_time_to_accept_is_over_it_comes_back_without_a_write_to_the_record()
    {
        Throw();
        _story.At(2).Settle().Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Written.Clear();
        _story.At(10.1).Settle();

        (_story.Lead.Stage, _story.Lead.ReturnReason, _story.Lead.Returns).ShouldBe((Stage.Recycled, "the Lead was deleted in Salesforce", 1));
        _story.Lead.ToldHubSpot["leadsync_return_reason"].ShouldBe("the Lead was deleted in Salesforce");
        _story.Written.ShouldAllBe(field => !field.StartsWith("LeadSync_", StringComparison.Ordinal));
        _story.Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
        (_story.Creates, _story.Lead.Owner!.CrmId).ShouldBe((1, Story.MarketingQueue));
    }

    [Fact]
    public void Where_no_promise_would_bring_it_back_it_comes_back_at_once()
    {
        _story.Lead = _story.Lead with { Clocks = [] };
        _story.Rules = _story.Rules with { Sla = _story.Rules.Sla with { Clocks = [] } };
        Throw();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
    }

    [Fact]
    public void Undeleted_before_it_goes_on_and_nobody_is_told_any_more()
    {
        Throw();
        _story.At(9).IsDeleted = false;
        _story.Settle().At(10.1).Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
    }

    [Fact]
    public void One_that_is_only_hidden_from_us_is_said_aloud_and_stays_with_its_rep()
    {
        var record = _story.Record;
        _story.Record = null;
        _story.Settle().At(10.1).Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.HoldOn(HoldOn.Orphan).ShouldNotBeNull();

        _story.Record = record;
        _story.Settle().Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
    }

    private void Throw()
    {
        _story.IsDeleted = true;
        _story.Settle();
    }
}
