using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Routing;

/// <summary>Who gets a lead. The first rule that matches decides; when its choice cannot take the lead, the fallback does.</summary>
internal static class LeadRouter
{
    public static Route Route(RoutingCase lead, RoutingRules rules, Desk desk, DateTimeOffset now)
    {
        var floor = new SalesFloor(lead, rules, desk, now);
        var skipped = new List<SkippedSeat>();
        if (BackToFormerOwner(floor, skipped) is { } back) return back;

        foreach (var rule in rules.Rules.Where(rule => rule.When?.Holds(lead.ValueOf) is not false))
        {
            if (NotYet(rule.Assign) is { } why)
            {
                skipped.Add(new SkippedSeat(rule.Name, why));
                continue;
            }

            var choice = Choose(rule.Assign, floor);
            skipped.AddRange(choice.Skipped);
            return choice.Owner is null
                ? Fallback(floor, skipped, $"rule \"{rule.Name}\" matched, but {choice.Because}")
                : Taken(choice, rule.Name, $"rule \"{rule.Name}\": {choice.Because}", skipped);
        }

        return Fallback(floor, skipped, "no rule matched");
    }

    private static Route? BackToFormerOwner(SalesFloor floor, List<SkippedSeat> skipped)
    {
        if (floor.Rules.SameOwnerFor is not { } span) return null;
        if (floor.Lead is not { FormerOwnerId: { } former, ReturnedAt: { } returned } || floor.Now - returned > span) return null;

        var seat = floor.Former(former);
        if (seat.Owner is { } owner)
            return new Route(owner, Routing.Route.SameOwnerRule, $"had this lead before, and it came back within {span.TotalDays:0.#} days", skipped, null);

        skipped.Add(new SkippedSeat("former owner", seat.WhyNot));
        return null;
    }

    private static Choice Choose(Assignment assign, SalesFloor floor) => assign switch
    {
        Assignment.ToPool(var name) => floor.Rules.Pools.TryGetValue(name, out var pool)
            ? PoolDraw.From(pool, floor)
            : Choice.Nobody($"there is no pool {name} in routing.yaml"),
        Assignment.ToOwner(var name) => Only(floor.Person(name), name, $"goes to {name}"),
        Assignment.ToQueue(var name) => Only(floor.Queue(name), name, $"waits in queue {name} for whoever takes it first"),
        _ => Choice.Nobody(NotYet(assign) ?? "its assignment is not known"),
    };

    private static Choice Only(Seating seat, string who, string because) =>
        seat.Owner is null ? Choice.Nobody($"{who} is {seat.WhyNot}", new SkippedSeat(who, seat.WhyNot)) : new Choice(seat.Owner, because, []);

    private static string? NotYet(Assignment assign) => assign switch
    {
        Assignment.ToAccountOwner => "skipped: accounts are not read yet",
        Assignment.BySalesforceRules => "skipped: the org's own assignment rules are not asked yet",
        _ => null,
    };

    private static Route Fallback(SalesFloor floor, List<SkippedSeat> skipped, string because)
    {
        var choice = Choose(floor.Rules.Fallback, floor);
        skipped.AddRange(choice.Skipped);
        return choice.Owner is null
            ? new Route(null, Routing.Route.FallbackRule, $"{because}, and the fallback cannot take it: {choice.Because}; mend fallback in routing.yaml", skipped, null)
            : Taken(choice, Routing.Route.FallbackRule, $"{because}: {choice.Because}", skipped);
    }

    private static Route Taken(Choice choice, string rule, string because, List<SkippedSeat> skipped) =>
        new(choice.Owner, rule, because, skipped, choice.Turn) { Joined = choice.Joined };
}
