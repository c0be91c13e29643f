using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

public sealed class ClosedLoopTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    private static readonly DateTimeOffset Made = Story.Start.AddMinutes(30);

    private readonly Story _story = new() { Record = Story.LeadOf(Ana, "") with { Object = CrmLink.Contact, Id = "003Ws00000AbCdEMAV", Status = null } };

    public ClosedLoopTests() => _story.Ready().Settle();

    [Fact]
    public void An_Opportunity_that_sales_makes_is_followed_and_marketing_sees_stage_amount_and_currency()
    {
        Sells(Deal.Open, "Prospecting");

        _story.Lead.Stage.ShouldBe(Stage.Opportunity);
        _story.Lead.Because.ShouldBe("Ana Ruiz has an Opportunity with this person");
        _story.Lead.AcceptedAt.ShouldBe(Made);
        _story.Lead.StageSince.ShouldBe(Made);
        Told("leadsync_stage").ShouldBe("opportunity");
        Told("leadsync_opportunity_stage").ShouldBe("Prospecting");
        Told("leadsync_opportunity_amount").ShouldBe("12000.50");
        Told("leadsync_opportunity_currency").ShouldBe("EUR");
        Told("leadsync_outcome").ShouldBeNull();
        _story.Marketing["lifecyclestage"].ShouldBe("opportunity");
        _story.Facts.ShouldContain(fact => fact.Kind == "opportunity" && fact.Text == "Opportunity \"Globex 50 seats\" stands at Prospecting, 12,000.5 EUR (open)");
    }

    [Fact]
    public void Won_is_the_good_end_and_no_clock_runs_any_more()
    {
        Sells(Deal.Open, "Negotiation");
        Sells(Deal.Won, "Closed Won");

        _story.Lead.Stage.ShouldBe(Stage.Won);
        Told("leadsync_outcome").ShouldBe("won");
        _story.Marketing["lifecyclestage"].ShouldBe("customer");
        _story.Lead.Clocks.ShouldAllBe(clock => !clock.IsOpen);
    }

    [Fact]
    public void Lost_goes_back_to_marketing_with_reason_and_competitor_and_cools_off_longer()
    {
        Sells(Deal.Open, "Negotiation");
        Sells(Deal.Lost, "Closed Lost", because: "Price", competitor: "Initech");

        _story.Lead.Stage.ShouldBe(Stage.Lost);
        _story.Lead.ReturnReason.ShouldBe("Opportunity lost: Price, to Initech");
        _story.Lead.Returns.ShouldBe(1);
        _story.Lead.LastOwner.ShouldBe(Ana.CrmId);
        Told("leadsync_return_reason").ShouldBe("Opportunity lost: Price, to Initech");
        Told("leadsync_outcome").ShouldBe("lost");
        _story.Lead.DueAt.ShouldBe(_story.Now + TimeSpan.FromDays(90));
    }

    [Fact]
    public void A_reason_that_is_filled_in_after_closing_reaches_marketing_too()
    {
        Sells(Deal.Lost, "Closed Lost");
        Sells(Deal.Lost, "Closed Lost", because: "Price", competitor: "Initech");

        _story.Lead.ReturnReason.ShouldBe("Opportunity lost: Price, to Initech");
        Told("leadsync_return_reason").ShouldBe("Opportunity lost: Price, to Initech");
        (_story.Lead.Stage, _story.Lead.Returns).ShouldBe((Stage.Lost, 1));
    }

    [Fact]
    public void The_same_Opportunity_seen_again_says_nothing_and_counts_no_second_return()
    {
        Sells(Deal.Lost, "Closed Lost", because: "Price");
        var facts = _story.Facts.Count;

        _story.After(TimeSpan.FromMinutes(1)).Settle();

        _story.Facts.Count.ShouldBe(facts);
        _story.Lead.Returns.ShouldBe(1);
    }

    [Fact]
    public void One_that_sales_opens_again_is_with_sales_again()
    {
        Sells(Deal.Lost, "Closed Lost");
        Sells(Deal.Open, "Negotiation");

        _story.Lead.Stage.ShouldBe(Stage.Opportunity);
    }

    [Fact]
    public void What_was_closed_before_the_lead_was_ready_is_another_story()
    {
        _story.Opportunity = Sold(Deal.Lost, "Closed Lost") with { CreatedAt = Story.Start.AddYears(-1) };
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Opportunity.ShouldBeNull();
    }

    [Fact]
    public void A_new_journey_to_sales_begins_without_the_old_Opportunity()
    {
        Sells(Deal.Lost, "Closed Lost");
        _story.After(TimeSpan.FromDays(91)).Does(Support.Some.Engagement() with { At = _story.Now.AddDays(91) }).Settle();

        _story.Lead.Cycle.ShouldBe(2);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Opportunity.ShouldBeNull();
        Told("leadsync_opportunity_stage").ShouldBe("");
    }

    private void Sells(string state, string stage, string? because = null, string? competitor = null)
    {
        _story.After(TimeSpan.FromHours(1)).Opportunity = Sold(state, stage) with { LostBecause = because, Competitor = competitor };
        _story.Settle();
    }

    private static CrmOpportunity Sold(string state, string stage) => new("006Ws00000AbCdEMAV", "Globex 50 seats", Ana)
    {
        State = state,
        Stage = stage,
        Amount = 12000.50m,
        Currency = "EUR",
        CreatedAt = Made,
    };

    private string? Told(string property) => _story.Lead.ToldHubSpot.GetValueOrDefault(property);
}
