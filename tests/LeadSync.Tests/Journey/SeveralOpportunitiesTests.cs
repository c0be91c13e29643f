using LeadSync.Journey.Handover;
using LeadSync.Leads;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>One person, several Opportunities, and those that somebody throws away.</summary>
public sealed class SeveralOpportunitiesTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly CrmOpportunity First = new("006Ws000001FirstAA", "Globex 50 seats", Ana) { Stage = "Prospecting", CreatedAt = Story.Start.AddMinutes(10) };
    private static readonly CrmOpportunity Second = new("006Ws00001SecondAA", "Globex training", Ana) { Stage = "Prospecting", CreatedAt = Story.Start.AddMinutes(20) };

    private readonly Story _story = new Story { Record = StoryDeeds.ContactOf(Ana) }.Ready().Settle().After(TimeSpan.FromHours(1));

    [Fact]
    public void A_win_is_told_at_once_though_another_one_is_open()
    {
        Sells(First, Second);
        Sells(Won(First), Second);

        _story.Lead.Stage.ShouldBe(Stage.Won);
        _story.Lead.Opportunity!.Id.ShouldBe(First.Id);
        _story.Lead.ToldHubSpot["leadsync_outcome"].ShouldBe("won");
    }

    [Fact]
    public void A_customer_stays_one_whatever_is_sold_or_lost_later()
    {
        Sells(First, Second);
        Sells(Won(First), Second);
        Sells(Won(First), Lost(Second));
        _story.Lead.Stage.ShouldBe(Stage.Won);

        var renewal = First with { Id = "006Ws00000RenewaAA", Name = "Renewal", CreatedAt = _story.Now.AddYears(1) };
        _story.After(TimeSpan.FromDays(366));
        Sells(Won(First), renewal);
        Sells(Won(First), Lost(renewal));

        (_story.Lead.Stage, _story.Lead.Returns, _story.Lead.Opportunity!.Id).ShouldBe((Stage.Won, 0, First.Id));
        _story.Marketing["hs_lead_status"].ShouldNotBe("BAD_TIMING");
    }

    [Fact]
    public void Of_those_that_are_closed_a_win_counts()
    {
        Sells(Lost(Second), Won(First));

        (_story.Lead.Stage, _story.Lead.Returns).ShouldBe((Stage.Won, 0));
    }

    [Fact]
    public void A_win_that_sales_takes_back_is_none()
    {
        Sells(Won(First));
        Sells(First);

        _story.Lead.Stage.ShouldBe(Stage.Opportunity);
        _story.Lead.ToldHubSpot["leadsync_outcome"].ShouldBe("");
    }

    [Fact]
    public void One_that_is_thrown_away_leaves_the_lead_qualified_with_the_clocks_of_that()
    {
        _story.Rules = _story.Rules with { Sla = _story.Rules.Sla with { Clocks = [Clock("sell", Stage.Sql, Stage.Opportunity, 48, Escalate(1))] } };
        Sells(First);
        Throws(First);

        _story.Lead.Stage.ShouldBe(Stage.Sql);
        _story.Lead.Because.ShouldBe("The Opportunity \"Globex 50 seats\" is gone from Salesforce");
        _story.Lead.Opportunity.ShouldBeNull();
        _story.Lead.ToldHubSpot["leadsync_opportunity_stage"].ShouldBe("");
        _story.Lead.Clocks.ShouldContain(clock => clock.Name == "sell" && clock.IsOpen);
        _story.Lead.Returns.ShouldBe(0);
    }

    [Fact]
    public void Where_another_one_is_open_that_one_goes_on()
    {
        Sells(First, Second);
        Throws(First);

        _story.Lead.Stage.ShouldBe(Stage.Opportunity);
        _story.Lead.Opportunity!.Id.ShouldBe(Second.Id);
    }

    [Fact]
    public void Not_read_is_not_gone()
    {
        Sells(First);
        _story.Opportunity = null;

        _story.Settle().Lead.Stage.ShouldBe(Stage.Opportunity);
    }

    [Fact]
    public void Whoever_was_excluded_for_one_that_is_thrown_away_is_handed_over_at_last()
    {
        var story = new Story { Record = StoryDeeds.ContactOf(Ana), Opportunity = First }.Ready().Settle();
        story.Lead.Because.ShouldStartWith(HandOff.OpenOpportunity);

        story.After(TimeSpan.FromDays(2)).Opportunity = null;
        story.GoneOpportunities.Add(First.Id);
        story.Settle();

        (story.Lead.Cycle, story.Lead.Stage, story.Lead.Owner).ShouldBe((1, Stage.Assigned, Ana));
        story.Lead.Crm!.TaskId.ShouldNotBeNull();
        story.Lead.AssignedAt.ShouldBe(story.Now);
        story.Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
    }

    private static CrmOpportunity Won(CrmOpportunity deal) => deal with { State = Deal.Won, Stage = "Closed Won" };

    private static CrmOpportunity Lost(CrmOpportunity deal) => deal with { State = Deal.Lost, Stage = "Closed Lost" };

    private void Sells(CrmOpportunity one, params CrmOpportunity[] others)
    {
        _story.OtherOpportunities.Clear();
        _story.OtherOpportunities.AddRange(others);
        _story.After(TimeSpan.FromHours(1)).Opportunity = one;
        _story.Settle();
    }

    private void Throws(CrmOpportunity deal)
    {
        _story.GoneOpportunities.Add(deal.Id);
        _story.After(TimeSpan.FromHours(1)).Opportunity = null;
        _story.Settle();
    }
}
