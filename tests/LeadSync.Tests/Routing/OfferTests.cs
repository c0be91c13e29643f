using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

/// <summary>Assignments that somebody outside the rules answers: the owner of an account, the org's own rules, inside sales.</summary>
public sealed class OfferTests
{
    private static readonly RoutingCase Lead = new(Some.Lead().Id, Some.Values());
    private static readonly RoutingRules ByAccount = Floor.First(Floor.To("existing account", new Assignment.ToAccountOwner()));
    private static readonly RoutingRules ByOrg = Floor.First(Floor.To("the org decides", new Assignment.BySalesforceRules()));
    private static readonly RoutingRules Checked = Floor.First(Floor.To("verify first", new Assignment.ToOwner("bob"), verifyWith: "Inside_Sales"));

    private static CrmAccount Account(string name, string? owner) => new($"001{name}", name, null) { OwnerId = owner };

    private static Route Route(RoutingRules rules, RoutingCase? lead = null, Desk? desk = null) => LeadRouter.Route(lead ?? Lead, rules, desk ?? Floor.Desk, Some.Now);

    [Fact]
    public void The_owner_of_the_account_gets_the_lead_and_nobodys_turn_is_used_up()
    {
        var route = Route(ByAccount, Lead with { Accounts = [Account("Globex", "005bob")] });

        route.Owner?.CrmId.ShouldBe("005bob");
        route.Because.ShouldBe("rule \"existing account\": has the account Globex");
        route.Turn.ShouldBeNull();
    }

    [Theory]
    [InlineData("005dan", "inactive in Salesforce")]
    [InlineData("005leadsync", "LeadSync's own user, which is never given a lead")]
    [InlineData(null, "hidden from the integration user")]
    [InlineData("005ana", "had this lead last, and it does not go back there")]
    public void An_owner_of_the_account_who_cannot_take_it_is_said_and_the_next_rule_is_asked(string? owner, string why)
    {
        var route = Route(ByAccount, Lead with { Accounts = [Account("Globex", owner)], NeverBackTo = "005ana" });

        route.Rule.ShouldBe("everybody");
        route.Skipped.Take(2).ShouldBe([new SkippedSeat("owner of the account Globex", why), new SkippedSeat("existing account", "no owner of the account can take it")]);
    }

    [Fact]
    public void An_owner_of_the_account_has_the_bounds_that_routing_yaml_gives_them() =>
        Route(ByAccount.With(Floor.Rep("bob") with { Capacity = 1 }), Lead with { Accounts = [Account("Globex", "005bob")] }, Floor.Desk with { Loads = new Dictionary<string, int> { ["005bob"] = 1 } })
            .Skipped[0].Why.ShouldBe("has 1 open leads, and takes 1 at most");

    [Fact]
    public void Of_a_company_that_the_org_has_twice_the_first_account_whose_owner_is_there_decides()
    {
        var route = Route(ByAccount, Lead with { Accounts = [Account("Globex", "005dan"), Account("Globex Europe", "005ana")] });

        route.Owner?.CrmId.ShouldBe("005ana");
        route.Skipped.ShouldHaveSingleItem().Who.ShouldBe("owner of the account Globex");
    }

    [Fact]
    public void Without_an_account_the_next_rule_is_asked() =>
        Route(ByAccount).Skipped.ShouldBe([new SkippedSeat("existing account", "Salesforce has no account of this company")]);

    [Fact]
    public void While_the_org_decides_the_lead_is_in_the_queue_that_never_leaves()
    {
        var route = Route(ByOrg);

        (route.Owner?.CrmId, route.OrgDecides, route.Rule).ShouldBe(("00GUnassigned_Leads", true, "the org decides"));
        route.Because.ShouldBe("rule \"the org decides\": the org's own assignment rules choose; queue Unassigned_Leads has it where they choose nobody");
    }

    [Fact]
    public void The_org_gives_away_no_Contacts() => Route(ByOrg, Lead with { IsLead = false }).Rule.ShouldBe("everybody");

    [Fact]
    public void A_lead_that_is_to_be_checked_goes_to_inside_sales_and_nobodys_turn_is_used_up()
    {
        var route = Route(Floor.Rules with { Rules = [Floor.To("verify first", new Assignment.ToPool("all"), verifyWith: "Inside_Sales")] });

        (route.Owner?.CrmId, route.IsToBeChecked, route.Turn).ShouldBe(("00GInside_Sales", true, null));
        route.Because.ShouldBe("rule \"verify first\": queue Inside_Sales checks it first");
    }

    [Fact]
    public void A_lead_that_was_checked_goes_where_its_rule_said_whatever_it_scores_by_now()
    {
        var rules = Floor.First(Floor.To("low scores", new Assignment.ToOwner("bob"), Some.When("score", Operator.Below, "50"), "Inside_Sales"));

        Route(rules, Lead with { CheckedBy = "low scores", ValueOf = Some.Values(("score", "90")) }).Owner?.CrmId.ShouldBe("005bob");
    }

    [Fact]
    public void A_lead_is_checked_once_though_its_rule_is_gone() =>
        Route(Checked, Lead with { CheckedBy = "a rule of last week" }).Owner?.CrmId.ShouldBe("005bob");

    [Fact]
    public void A_queue_that_is_not_there_checks_nothing_and_holds_up_nobody()
    {
        var route = Route(Checked with { Rules = [Floor.To("verify first", new Assignment.ToOwner("bob"), verifyWith: "Nobody_Here")] });

        route.Owner?.CrmId.ShouldBe("005bob");
        route.Skipped.ShouldBe([new SkippedSeat("Nobody_Here", "not found in Salesforce")]);
    }

    [Fact]
    public void A_Contact_is_checked_by_nobody() => Route(Checked, Lead with { IsLead = false }).Owner?.CrmId.ShouldBe("005bob");

    [Fact]
    public void Who_had_the_lead_before_gets_it_unchecked() =>
        Route(Checked with { SameOwnerFor = TimeSpan.FromDays(90) }, Lead with { FormerOwnerId = "005ana", ReturnedAt = Some.Now.AddDays(-9) }).Owner?.CrmId.ShouldBe("005ana");
}
