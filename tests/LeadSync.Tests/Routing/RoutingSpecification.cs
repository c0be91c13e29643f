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
            var before = PoolTurns.After(desk, route with { Turn = null, Owner = null });
            if (route.Turn is { } turn)
                foreach (var other in Floor.Everybody.Except(gone)) before.Turns[turn].ShouldBeLessThanOrEqualTo(Turns(before, other));

            desk = PoolTurns.After(desk, route);
        }
    });

    [Fact]
    public void A_weighted_pool_never_strays_from_its_shares_by_a_whole_lead() => Specification.Holds(
        Gen.Choose(1, 8).SelectMany(Weights),
        weights => MostAstray(weights).ShouldBeLessThan(1));

    private static Gen<int[]> Weights(int members) => Gen.Choose(1, 9).ArrayOf(members);

    /// <summary>How far anybody is from their share at worst, over 200 leads, in leads.</summary>
    private static double MostAstray(int[] weights)
    {
        var names = weights.Select((_, member) => $"rep{member}").ToList();
        var rules = (Floor.Rules with { Owners = [.. names.Select(Floor.Rep)] }).With(Floor.Pool(PoolMethod.Weighted, [.. names.Zip(weights)]));
        var desk = Floor.Desk with
        {
            Seats = names.ToDictionary(name => $"{name}@acme.example", name => new DeskSeat(new Owner($"005{name}", name, IsQueue: false), IsActive: true)),
        };

        var most = 0.0;
        for (var leads = 1; leads <= 200; leads++)
        {
            desk = PoolTurns.After(desk, Route(desk, rules));
            for (var member = 0; member < weights.Length; member++)
                most = Math.Max(most, Math.Abs(Turns(desk, names[member]) - leads * (double)weights[member] / weights.Sum()));
        }

        return most;
    }
}
