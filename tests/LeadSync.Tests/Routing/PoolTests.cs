using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

public sealed class PoolTests
{
    private static readonly RoutingCase Lead = new(Some.Lead().Id, Some.Values());

    private static Route Route(RoutingRules rules, Desk desk, RoutingCase? lead = null, DateTimeOffset? now = null) =>
        LeadRouter.Route(lead ?? Lead, rules, desk, now ?? Some.Now);

    /// <summary>Hands out so many leads and says who got them.</summary>
    private static (string Given, Desk Desk) HandOut(int leads, RoutingRules rules, Desk desk)
    {
        var given = "";
        for (var lead = 0; lead < leads; lead++)
        {
            var route = Route(rules, desk);
            given += route.Turn?["all/".Length] ?? '-';
            desk = PoolTurns.After(desk, route);
        }

        return (given, desk);
    }

    [Fact]
    public void Goes_round_in_the_order_of_the_pool() => HandOut(7, Floor.Rules, Floor.Desk).Given.ShouldBe("abcabca");

    [Fact]
    public void Goes_on_after_a_restart_where_it_stopped()
    {
        var turns = HandOut(4, Floor.Rules, Floor.Desk).Desk.Turns;

        HandOut(3, Floor.Rules, Floor.Desk with { Turns = turns }).Given.ShouldBe("bca");
    }

    [Fact]
    public void Counts_of_another_pool_are_not_its_own() =>
        HandOut(3, Floor.Rules, Floor.Desk with { Turns = new Dictionary<string, long> { ["other/ana"] = 9 } }).Given.ShouldBe("abc");

    [Fact]
    public void Says_whose_turn_it_was() =>
        Route(Floor.Rules, Floor.Desk).Because.ShouldBe("rule \"everybody\": it was ana's turn in pool all");

    [Fact]
    public void Who_was_passed_over_catches_up()
    {
        var (given, desk) = HandOut(2, Floor.Rules, Floor.Desk);
        var (without, later) = HandOut(2, Floor.Rules, desk.Without("ana"));

        (given + without + HandOut(3, Floor.Rules, later with { Seats = Floor.Desk.Seats }).Given).ShouldBe("abcbaca");
    }

    [Fact]
    public void Who_comes_back_after_weeks_is_owed_nothing_and_not_flooded()
    {
        var (_, desk) = HandOut(3, Floor.Rules, Floor.Desk);
        var (without, later) = HandOut(40, Floor.Rules, desk.Without("ana"));

        without.ShouldNotContain("a");
        HandOut(6, Floor.Rules, later with { Seats = Floor.Desk.Seats }).Given.Count(owner => owner == 'a').ShouldBeInRange(2, 3);
    }

    [Fact]
    public void Who_joins_later_starts_level_and_is_not_flooded()
    {
        var turns = new Dictionary<string, long> { ["all/ana"] = 100, ["all/bob"] = 100 };

        HandOut(6, Floor.Rules, Floor.Desk with { Turns = turns }).Given.ShouldBe("cababc");
    }

    [Fact]
    public void The_low_count_of_somebody_who_left_does_not_flood_who_joins()
    {
        var turns = new Dictionary<string, long> { ["all/ana"] = 3, ["all/bob"] = 100 };

        Route(Floor.Rules, Floor.Desk.Without("ana") with { Turns = turns }).Joined["all/cho"].ShouldBe(100);
    }

    [Fact]
    public void Who_joins_while_all_others_are_out_starts_level_with_them()
    {
        var turns = new Dictionary<string, long> { ["all/ana"] = 90, ["all/bob"] = 100 };

        Route(Floor.Rules, Floor.Desk.Without("ana", "bob") with { Turns = turns }).Joined.ShouldBe(new Dictionary<string, long> { ["all/cho"] = 90 });
    }

    [Theory]
    [InlineData("2026-11-17..2026-11-17", "Europe/Berlin", "ana")]
    [InlineData("2026-11-18..2026-11-20", "Europe/Berlin", "bob")]
    [InlineData("2026-11-10..2026-11-18", "Europe/Berlin", "bob")]
    [InlineData("2026-11-19..2026-11-20", "Europe/Berlin", "ana")]
    [InlineData("2026-11-19..2026-11-20", "Pacific/Kiritimati", "bob")]
    [InlineData("2026-11-19..2026-11-20", null, "bob")]
    public void Who_is_away_today_where_they_live_is_passed_over(string days, string? zone, string owner)
    {
        var away = days.Split("..").Select(DateOnly.Parse).ToList();
        var rules = Floor.Rules.With(Floor.Rep("ana") with { Away = [new DayRange(away[0], away[1])], TimeZone = zone });

        Route(rules, Floor.Desk, Lead with { TimeZone = "Pacific/Kiritimati" }).Turn.ShouldBe($"all/{owner}");
    }

    [Fact]
    public void Says_until_when_somebody_is_away()
    {
        var rules = Floor.Rules.With(Floor.Rep("ana") with { Away = [new(new(2026, 11, 1), new(2026, 11, 18)), new(new(2026, 11, 18), new(2026, 11, 30))] });

        Route(rules, Floor.Desk).Skipped.ShouldBe([new SkippedSeat("ana", "away until 2026-11-30")]);
    }

    [Fact]
    public void Who_has_enough_open_leads_is_passed_over()
    {
        var rules = Floor.Rules.With(Floor.Rep("ana") with { Capacity = 2 });

        HandOut(9, rules, Floor.Desk).Given.ShouldBe("abcabcbcb");
        Route(rules, Floor.Desk with { Loads = new Dictionary<string, int> { ["005ana"] = 2 } }).Skipped
            .ShouldBe([new SkippedSeat("ana", "has 2 open leads, and takes 2 at most")]);
    }

    [Fact]
    public void A_lead_does_not_go_back_to_its_last_owner() =>
        Route(Floor.Rules, Floor.Desk, Lead with { NeverBackTo = "005ana" }).Turn.ShouldBe("all/bob");

    [Fact]
    public void When_nobody_is_left_the_fallback_gets_it_with_everybodys_reason()
    {
        var route = Route(Floor.Rules, Floor.Desk.Without(Floor.Everybody));

        route.Owner?.CrmId.ShouldBe("00GUnassigned_Leads");
        route.Because.ShouldStartWith("rule \"everybody\" matched, but nobody in pool all can take it: ");
        route.Skipped.Select(skipped => skipped.Who).ShouldBe(Floor.Everybody);
        route.Turn.ShouldBeNull();
    }

    [Fact]
    public void A_weighted_pool_spreads_the_turns_by_weight() =>
        HandOut(8, Floor.Rules.With(Floor.Pool(PoolMethod.Weighted, ("ana", 2), ("bob", 1), ("cho", 1))), Floor.Desk).Given.ShouldBe("abcaabca");

    [Fact]
    public void Weights_say_nothing_in_a_plain_round() =>
        HandOut(4, Floor.Rules.With(Floor.Pool(PoolMethod.RoundRobin, ("ana", 9), ("bob", 1))), Floor.Desk).Given.ShouldBe("abab");

    [Fact]
    public void The_least_busy_gets_the_lead_and_equals_take_turns()
    {
        var rules = Floor.Rules.With(Floor.Pool(PoolMethod.LeastBusy, ("ana", 1), ("bob", 1), ("cho", 1)));
        var desk = Floor.Desk with { Loads = new Dictionary<string, int> { ["005ana"] = 3, ["005bob"] = 1, ["005cho"] = 1 } };

        HandOut(7, rules, desk).Given.ShouldBe("bcbcabc");
        Route(rules, desk).Because.ShouldBe("rule \"everybody\": bob has the fewest open leads in pool all (1)");
    }

    [Fact]
    public void A_drawn_owner_is_drawn_again_for_the_same_lead_and_every_member_is_drawn_for_some()
    {
        var rules = Floor.Rules.With(Floor.Pool(PoolMethod.Random, ("ana", 1), ("bob", 1), ("cho", 1)));
        var leads = Enumerable.Range(0, 300).Select(number => Lead with { Lead = new LeadId($"{number:x32}") }).ToList();

        var drawn = leads.ConvertAll(lead => Route(rules, Floor.Desk, lead).Turn ?? "");

        leads.ConvertAll(lead => Route(rules, Floor.Desk, lead).Turn ?? "").ShouldBe(drawn);
        drawn.CountBy(turn => turn).ShouldAllBe(count => count.Value > 70);
    }

    [Fact]
    public void A_member_named_twice_is_one_member() =>
        HandOut(4, Floor.Rules.With(Floor.Pool(PoolMethod.RoundRobin, ("ana", 1), ("ana", 1), ("bob", 1))), Floor.Desk).Given.ShouldBe("abab");
}
