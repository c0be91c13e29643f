using FsCheck;
using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

public sealed class RoutingSpecification
{
    /// <summary>For each lead, who is out when it comes.</summary>
    private static readonly Gen<string[][]> Days = Gen.SubListOf(Floor.Everybody).Select(out_ => out_.ToArray()).ListOf().Select(days => days.ToArray());

    private static readonly RoutingCase Lead = new(Some.Lead().Id, Some.Values());

    private static Route Route(Desk desk, RoutingRules? rules = null) => LeadRouter.Route(Lead, rules ?? Floor.Rules, desk, Some.Now);

    private static long Turns(Desk desk, string owner) => desk.Turns.GetValueOrDefault($"all/{owner}");

    [Fact]
    public void Every_lead_gets_an_owner_who_is_there_or_waits_in_the_fallback_queue() => Specification.Holds(Days, days =>
    {
        foreach (var gone in days)
        {
            var route = Route(Floor.Desk.Without(gone));

            route.Because.ShouldNotBeEmpty();
            route.Skipped.Select(skipped => skipped.Who).ShouldBe(gone, ignoreOrder: true);
            if (gone.Length == Floor.Everybody.Length) route.Owner?.CrmId.ShouldBe("00GUnassigned_Leads");
            else gone.ShouldNotContain(route.Owner!.CrmId[3..]);
        }
    });

    [Fact]
    public void After_any_absences_equal_reps_come_to_stand_within_one_of_each_other() => Specification.Holds(Days, days =>
    {
        // Everybody was there once, so nobody is a newcomer any more.
        var desk = Enumerable.Repeat(Array.Empty<string>(), 3).Concat(days).Aggregate(Floor.Desk, (desk, gone) => PoolTurns.After(desk, Route(desk.Without(gone))));
        desk = desk with { Seats = Floor.Desk.Seats };

        var mostBehind = Floor.Everybody.Max(one => Floor.Everybody.Sum(other => Math.Max(0, Turns(desk, other) - Turns(desk, one))));
        for (var lead = 0; lead < 2 * mostBehind; lead++) desk = PoolTurns.After(desk, Route(desk));

        (Floor.Everybody.Max(one => Turns(desk, one)) - Floor.Everybody.Min(one => Turns(desk, one))).ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void The_one_chosen_has_had_no_more_than_anybody_else_who_is_there() => Specification.Holds(Days, days =>
    {
        var desk = Floor.Desk;
        foreach (var gone in days)
        {
            var route = Route(desk.Without(gone));
            var before = desk with { Turns = desk.Turns.Concat(route.Joined).ToDictionary() };
            if (route.Turn is { } turn)
                foreach (var other in Floor.Everybody.Except(gone)) before.Turns[turn].ShouldBeLessThanOrEqualTo(Turns(before, other));

            desk = PoolTurns.After(desk, route);
        }
    });

    [Fact]
    public void A_weighted_pool_never_strays_from_the_shares_by_more_than_one_lead() => Specification.Holds(
        from heavy in Gen.Choose(1, 9)
        from light in Gen.Choose(1, 9)
        select (Heavy: heavy, Light: light),
        weights =>
        {
            var rules = Floor.Rules.With(Floor.Pool(PoolMethod.Weighted, ("ana", weights.Heavy), ("bob", weights.Light)));
            var desk = Floor.Desk;
            for (var leads = 1; leads <= 40; leads++)
            {
                desk = PoolTurns.After(desk, Route(desk, rules));
                Math.Abs(Turns(desk, "ana") - leads * (double)weights.Heavy / (weights.Heavy + weights.Light)).ShouldBeLessThan(1);
            }
        });
}
