using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Routing;

/// <summary>Who gets a lead. The first rule that matches decides; when its choice cannot take the lead, the fallback does.</summary>
/// <remarks>The owner of an account and the org's own rules are offers: where nobody comes of one, the next rule is asked.</remarks>
internal static class LeadRouter
{
    public static Route Route(RoutingCase lead, RoutingRules rules, Desk desk, DateTimeOffset now)
    {
        var floor = new SalesFloor(lead, rules, desk, now);
        var skipped = new List<SkippedSeat>();
        if (BackToFormerOwner(floor, skipped) is { } back) return back;

        foreach (var rule in Matching(lead, rules))
        {
            if (ToBeChecked(rule, floor, skipped) is { } check) return check;

            var choice = Choose(rule.Assign, floor);
            skipped.AddRange(choice.Skipped);
            if (choice.Owner is not null) return Taken(choice, rule.Name, $"rule \"{rule.Name}\": {choice.Because}", skipped);
            if (!IsOffer(rule.Assign)) return Fallback(floor, skipped, $"rule \"{rule.Name}\" matched, but {choice.Because}");

            skipped.Add(new SkippedSeat(rule.Name, choice.Because));
        }

        return Fallback(floor, skipped, "no rule matched");
    }

    /// <summary>A lead that was checked goes on where its rule said, whatever it scores by now; if nobody comes of that, by the rules behind.</summary>
    private static IEnumerable<RouteRule> Matching(RoutingCase lead, RoutingRules rules)
    {
        var checkedBy = lead.CheckedBy is { } name ? rules.Rules.FirstOrDefault(rule => rule.Name == name) : null;
        var rest = checkedBy is null ? rules.Rules : rules.Rules.SkipWhile(rule => rule != checkedBy).Skip(1);
        return (checkedBy is null ? [] : new[] { checkedBy }).Concat(rest.Where(rule => rule.When?.Holds(lead.ValueOf) is not false));
    }

    private static Route? BackToFormerOwner(SalesFloor floor, List<SkippedSeat> skipped)
    {
        if (floor.Rules.SameOwnerFor is not { } span || floor.Lead.CheckedBy is not null) return null;
        if (floor.Lead is not { FormerOwnerId: { } former, ReturnedAt: { } returned } || floor.Now - returned > span) return null;

        var seat = floor.Known(former);
        if (seat.Owner is { } owner)
            return new Route(owner, Routing.Route.SameOwnerRule, $"had this lead before, and it came back within {span.TotalDays:0.#} days", skipped, null);

        skipped.Add(new SkippedSeat("former owner", seat.WhyNot));
        return null;
    }

    /// <summary>Inside sales looks at it first, once; whoever cannot be asked is passed over, for a lead must not wait in front of a door that is not there.</summary>
    private static Route? ToBeChecked(RouteRule rule, SalesFloor floor, List<SkippedSeat> skipped)
    {
        if (rule.VerifyWithQueue is not { } queue || floor.Lead.CheckedBy is not null) return null;

        var seat = floor.Queue(queue);
        if (seat.Owner is { } owner)
            return new Route(owner, rule.Name, $"rule \"{rule.Name}\": queue {queue} checks it first", skipped, null) { IsToBeChecked = true };

        skipped.Add(new SkippedSeat(queue, seat.WhyNot));
        return null;
    }

    private static Choice Choose(Assignment assign, SalesFloor floor) => assign switch
    {
        Assignment.ToPool(var name) => floor.Rules.Pools.TryGetValue(name, out var pool)
            ? PoolDraw.From(pool, floor)
            : Choice.Nobody($"there is no pool {name} in routing.yaml"),
        Assignment.ToOwner(var name) => Only(floor.Person(name), name, $"goes to {name}"),
        Assignment.ToQueue(var name) => Only(floor.Queue(name), name, $"waits in queue {name} for whoever takes it first"),
        Assignment.ToAccountOwner => AccountOwner(floor),
        Assignment.BySalesforceRules => OrgsRules(floor),
        _ => throw new InvalidOperationException($"Nobody has said whom {assign.GetType().Name} means."),
    };

    private static bool IsOffer(Assignment assign) => assign is Assignment.ToAccountOwner or Assignment.BySalesforceRules;

    /// <summary>An org may have the company twice: the first account whose owner can take the lead.</summary>
    private static Choice AccountOwner(SalesFloor floor)
    {
        var skipped = new List<SkippedSeat>();
        foreach (var account in floor.Lead.Accounts)
        {
            var seat = account.OwnerId is { } owner ? floor.Known(owner) : Seating.Refused("hidden from the integration user");
            if (seat.Owner is not null) return new Choice(seat.Owner, $"has the account {account.Name}", skipped);
            skipped.Add(new SkippedSeat($"owner of the account {account.Name}", seat.WhyNot));
        }

        return Choice.Nobody(skipped.Count == 0 ? "Salesforce has no account of this company" : "no owner of the account can take it", skipped);
    }

    /// <summary>Until the org has chosen, and where it chooses nobody, the lead is in the queue that never leaves.</summary>
    private static Choice OrgsRules(SalesFloor floor)
    {
        if (!floor.Lead.IsLead) return Choice.Nobody("the org's assignment rules give away Leads, and this person is a Contact");
        if (floor.Rules.Fallback is not Assignment.ToQueue(var queue)) return Choice.Nobody("there is no queue to wait in meanwhile");

        return Only(floor.Queue(queue), queue, $"the org's own assignment rules choose; queue {queue} has it where they choose nobody") with { OrgDecides = true };
    }

    private static Choice Only(Seating seat, string who, string because) =>
        seat.Owner is null ? Choice.Nobody($"{who} is {seat.WhyNot}", new SkippedSeat(who, seat.WhyNot)) : new Choice(seat.Owner, because, []);

    private static Route Fallback(SalesFloor floor, List<SkippedSeat> skipped, string because)
    {
        // Somewhere it has to be: the last queue takes whoever it is.
        var choice = Choose(floor.Rules.Fallback, floor with { Lead = floor.Lead with { IsLead = true } });
        skipped.AddRange(choice.Skipped);
        return choice.Owner is null
            ? new Route(null, Routing.Route.FallbackRule, $"{because}, and the fallback cannot take it: {choice.Because}; mend fallback in routing.yaml", skipped, null)
            : Taken(choice, Routing.Route.FallbackRule, $"{because}: {choice.Because}", skipped);
    }

    private static Route Taken(Choice choice, string rule, string because, List<SkippedSeat> skipped) =>
        new(choice.Owner, rule, because, skipped, choice.Turn) { Joined = choice.Joined, OrgDecides = choice.OrgDecides };
}
