using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;

namespace LeadSync.Journey.Handover;

/// <summary>A Contact for whom the rules have only a queue, which can own no Task: rather somebody whom no rule names than nobody.</summary>
internal static class LastResort
{
    /// <summary>Who owns the Contact, who owns its account, whoever has fewest leads: the first who can. Null where nobody can.</summary>
    public static Routing.Route? Of(Look look, RoutingCase asked, Routing.Route route, Owner queue)
    {
        var floor = new SalesFloor(asked, look.Rules.Routing, look.Desk, look.Now);
        return OwnersOfTheirs(look, asked, floor).Concat(LeastBusy(floor)).Where(one => one.Seat.Owner is not null).Select(one => route with
        {
            Owner = one.Seat.Owner,
            Because = $"{route.Because}; this person is a Contact, and {queue.Label} is a queue, which can own no Task: {one.Because}",
        }).FirstOrDefault();
    }

    /// <summary>What else is to be said of the owner of a Contact, who has its Task at any rate: that they are away, or have more than they take.</summary>
    public static string Though(Look look, RoutingCase asked, Owner owner) =>
        look.Desk.Seat(owner.CrmId) is not null && new SalesFloor(asked, look.Rules.Routing, look.Desk, look.Now).Known(owner.CrmId) is { Owner: null, WhyNot: var why } ? $", though {why}" : "";

    private static IEnumerable<(Seating Seat, string Because)> OwnersOfTheirs(Look look, RoutingCase asked, SalesFloor floor)
    {
        if (look.Record is { Object: CrmLink.Contact } contact) yield return (floor.Known(contact.Owner.CrmId), "owns the Contact");
        foreach (var account in asked.Accounts)
            if (account.OwnerId is { } owner) yield return (floor.Known(owner), $"has the account {account.Name}");
    }

    /// <summary>Whoever only leads others, and stands in no pool and no rule, comes last.</summary>
    private static IEnumerable<(Seating Seat, string Because)> LeastBusy(SalesFloor floor) => floor.Rules.Owners
        .Select(owner => (owner.Id, Seat: floor.Person(owner.Id)))
        .Where(one => one.Seat.Owner is not null)
        .OrderByDescending(one => Sells(floor.Rules, one.Id))
        .ThenBy(one => floor.Load(one.Seat.Owner!))
        .Select(one => (one.Seat, "has the fewest open leads of all who can take it"));

    private static bool Sells(RoutingRules rules, string owner) =>
        rules.Pools.Values.Any(pool => pool.Members.Any(member => member.Owner == owner)) || rules.Rules.Any(rule => rule.Assign is Assignment.ToOwner(var name) && name == owner);
}
