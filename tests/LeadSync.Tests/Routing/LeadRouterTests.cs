using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

public sealed class LeadRouterTests
{
    private static readonly RoutingCase Lead = new(Some.Lead().Id, Some.Values(("country", "Japan")));

    private static Route Route(RoutingRules? rules = null, Desk? desk = null, RoutingCase? lead = null) =>
        LeadRouter.Route(lead ?? Lead, rules ?? Floor.Rules, desk ?? Floor.Desk, Some.Now);

    [Fact]
    public void The_first_rule_that_matches_decides_and_is_part_of_the_reason()
    {
        var route = Route(Floor.First(
            Floor.To("Brazil", new Assignment.ToOwner("ana"), Some.When("country", "Brazil")),
            Floor.To("Japan", new Assignment.ToOwner("bob"), Some.When("country", "Japan")),
            Floor.To("named", new Assignment.ToOwner("cho"))));

        route.Owner?.CrmId.ShouldBe("005bob");
        route.Rule.ShouldBe("Japan");
        route.Because.ShouldBe("rule \"Japan\": goes to bob");
        route.Turn.ShouldBeNull();
    }

    [Fact]
    public void A_queue_gets_the_lead_for_whoever_takes_it_first()
    {
        var route = Route(Floor.First(Floor.To("first come first served", new Assignment.ToQueue("APAC_Leads"))));

        route.Owner?.IsQueue.ShouldBeTrue();
        route.Because.ShouldBe("rule \"first come first served\": waits in queue APAC_Leads for whoever takes it first");
    }

    [Fact]
    public void Without_a_rule_that_matches_the_fallback_gets_it()
    {
        var route = Route(Floor.Rules with { Rules = [] });

        route.Owner?.CrmId.ShouldBe("00GUnassigned_Leads");
        route.Rule.ShouldBe(LeadSync.Routing.Route.FallbackRule);
        route.Because.ShouldBe("no rule matched: waits in queue Unassigned_Leads for whoever takes it first");
    }

    [Fact]
    public void A_named_owner_who_left_is_passed_over_for_the_fallback()
    {
        var route = Route(Floor.First(Floor.To("named", new Assignment.ToOwner("bob"))), Floor.Desk.Without("bob"));

        route.Owner?.CrmId.ShouldBe("00GUnassigned_Leads");
        route.Because.ShouldStartWith("rule \"named\" matched, but bob is inactive in Salesforce: ");
        route.Skipped.ShouldBe([new SkippedSeat("bob", "inactive in Salesforce")]);
    }

    [Theory]
    [InlineData("dan", "not among the owners in routing.yaml")]
    [InlineData("eve", "not found in Salesforce")]
    [InlineData("leadsync", "LeadSync's own user, which is never given a lead")]
    public void An_owner_who_cannot_have_leads_is_passed_over_with_the_reason(string owner, string why)
    {
        var rules = Floor.First(Floor.To("named", new Assignment.ToOwner(owner)));

        Route(rules with { Owners = [.. rules.Owners, Floor.Rep("eve"), Floor.Rep("leadsync")] }).Skipped.ShouldBe([new SkippedSeat(owner, why)]);
    }

    [Theory]
    [InlineData("Missing_Queue", "not found in Salesforce")]
    [InlineData("bob@acme.example", "a person in Salesforce, not a queue")]
    [InlineData("APAC_Leads", "takes no leads in Salesforce")]
    public void When_even_the_fallback_cannot_take_it_the_lead_has_no_owner_and_the_reason_says_what_to_mend(string queue, string why)
    {
        var route = Route(Floor.Rules with { Rules = [], Fallback = new Assignment.ToQueue(queue) }, Floor.Desk.Without("APAC_Leads"));

        route.Owner.ShouldBeNull();
        route.Because.ShouldBe($"no rule matched, and the fallback cannot take it: {queue} is {why}; mend fallback in routing.yaml");
    }

    [Fact]
    public void A_pool_that_is_not_there_is_nobody() =>
        Route(Floor.Rules with { Pools = new Dictionary<string, PoolRule>() }).Because.ShouldContain("there is no pool all in routing.yaml");

    [Fact]
    public void The_fallback_may_be_a_pool_and_takes_its_turn() =>
        Route(Floor.Rules with { Rules = [], Fallback = new Assignment.ToPool("all") }).Turn.ShouldBe("all/ana");

    public sealed class SameOwner
    {
        private static readonly RoutingRules Rules = Floor.Rules with
        {
            SameOwnerFor = TimeSpan.FromDays(90),
            Rules = [Floor.To("named", new Assignment.ToOwner("bob"))],
        };

        private static readonly RoutingCase Back = Lead with { FormerOwnerId = "005ana", ReturnedAt = Some.Now.AddDays(-90) };

        [Fact]
        public void Keeps_the_owner_when_a_lead_returns_within_ninety_days()
        {
            var route = Route(Rules, lead: Back);

            route.Owner?.CrmId.ShouldBe("005ana");
            route.Because.ShouldBe("had this lead before, and it came back within 90 days");
        }

        [Fact]
        public void Routes_anew_after_that() =>
            Route(Rules, lead: Back with { ReturnedAt = Some.Now.AddDays(-91) }).Owner?.CrmId.ShouldBe("005bob");

        [Fact]
        public void Never_back_to_outranks_same_owner()
        {
            var route = Route(Rules, lead: Back with { NeverBackTo = "005ana" });

            route.Owner?.CrmId.ShouldBe("005bob");
            route.Skipped.ShouldBe([new SkippedSeat("former owner", "had this lead last, and it does not go back there")]);
        }

        [Fact]
        public void A_former_owner_who_left_is_passed_over() =>
            Route(Rules, Floor.Desk.Without("ana"), Back).Owner?.CrmId.ShouldBe("005bob");

        [Fact]
        public void A_former_owner_has_the_same_bounds_as_in_the_pool() =>
            Route(Rules.With(Floor.Rep("ana") with { Capacity = 0 }), lead: Back).Owner?.CrmId.ShouldBe("005bob");
    }
}
