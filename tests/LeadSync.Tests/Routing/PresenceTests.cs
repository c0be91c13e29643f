using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

/// <summary>Whoever is at work comes first, and a lead is never left lying because nobody is.</summary>
public sealed class PresenceTests
{
    private static Route Route(RoutingRules rules, params (string Owner, Presence Presence)[] there) => Route(rules, Floor.Desk, there);

    private static Route Route(RoutingRules rules, Desk desk, params (string Owner, Presence Presence)[] there) => LeadRouter.Route(
        new RoutingCase(Some.Lead().Id, Some.Values()) { PresenceOf = owner => there.FirstOrDefault(one => one.Owner == owner.Id).Presence },
        rules,
        desk,
        Some.Now);

    [Fact]
    public void Who_is_not_at_work_is_passed_over_while_somebody_is()
    {
        var route = Route(Floor.Rules, ("ana", Presence.OutOfHours), ("bob", Presence.OnHoliday), ("cho", Presence.AtWork));

        route.Turn.ShouldBe("all/cho");
        route.Skipped.ShouldBe([new SkippedSeat("ana", "not at work now"), new SkippedSeat("bob", "has a holiday today")]);
    }

    [Fact]
    public void At_night_whose_turn_it_is_gets_the_lead_as_if_all_were_there()
    {
        var route = Route(Floor.Rules, ("ana", Presence.OutOfHours), ("bob", Presence.OutOfHours), ("cho", Presence.OutOfHours));

        route.Turn.ShouldBe("all/ana");
        route.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void A_holiday_is_further_away_than_a_night() =>
        Route(Floor.Rules, ("ana", Presence.OnHoliday), ("bob", Presence.OutOfHours), ("cho", Presence.OutOfHours)).Turn.ShouldBe("all/bob");

    [Fact]
    public void On_everybodys_holiday_whose_turn_it_is_gets_the_lead() =>
        Route(Floor.Rules, ("ana", Presence.OnHoliday), ("bob", Presence.OnHoliday), ("cho", Presence.OnHoliday)).Turn.ShouldBe("all/ana");

    [Fact]
    public void Who_is_at_work_but_full_does_not_stand_in_the_way_of_those_at_home()
    {
        var rules = Floor.Rules.With(Floor.Rep("cho") with { Capacity = 0 });

        Route(rules, ("ana", Presence.OutOfHours), ("bob", Presence.OutOfHours), ("cho", Presence.AtWork)).Turn.ShouldBe("all/ana");
    }

    [Theory]
    [InlineData("LeastBusy")]
    [InlineData("Random")]
    [InlineData("Weighted")]
    public void Every_method_draws_among_those_at_work(string method) =>
        Route(Floor.Rules.With(Floor.Pool(Enum.Parse<PoolMethod>(method), ("ana", 1), ("bob", 9), ("cho", 1))), ("ana", Presence.OutOfHours), ("bob", Presence.OutOfHours)).Turn.ShouldBe("all/cho");

    [Fact]
    public void Who_was_at_home_when_the_pool_began_has_not_joined_later_and_catches_up()
    {
        var desk = Floor.Desk;
        for (var lead = 0; lead < 6; lead++) desk = PoolTurns.After(desk, Route(Floor.Rules, desk, ("cho", Presence.OutOfHours)));

        for (var lead = 0; lead < 3; lead++) desk = PoolTurns.After(desk, Route(Floor.Rules, desk));

        desk.Turns.ShouldBe(new Dictionary<string, long> { ["all/ana"] = 3, ["all/bob"] = 3, ["all/cho"] = 3 }, ignoreOrder: true);
    }

    [Fact]
    public void Who_is_named_alone_gets_the_lead_at_any_hour() =>
        Route(Floor.Rules with { Rules = [Floor.To("named", new Assignment.ToOwner("bob"))] }, ("bob", Presence.OnHoliday)).Owner?.CrmId.ShouldBe("005bob");
}
