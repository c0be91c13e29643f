using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

/// <summary>A sales floor of three reps and two queues.</summary>
internal static class Floor
{
    public static readonly string[] Everybody = ["ana", "bob", "cho"];

    public static readonly Desk Desk = new()
    {
        Seats = new Dictionary<string, DeskSeat>
        {
            ["ana@acme.example"] = Person("ana"),
            ["bob@acme.example"] = Person("bob"),
            ["cho@acme.example"] = Person("cho"),
            ["005ana"] = Person("ana"),
            ["005bob"] = Person("bob"),
            ["005leadsync"] = Person("leadsync"),
            ["inside_sales"] = Queue("Inside_Sales"),
            ["leadsync@acme.example"] = Person("leadsync"),
            ["unassigned_leads"] = Queue("Unassigned_Leads"),
            ["apac_leads"] = Queue("APAC_Leads"),
        },
        IntegrationUser = "005leadsync",
    };

    public static readonly RoutingRules Rules = new()
    {
        Owners = [.. Everybody.Select(Rep)],
        Pools = new Dictionary<string, PoolRule> { ["all"] = Pool(PoolMethod.RoundRobin, ("ana", 1), ("bob", 1), ("cho", 1)) },
        Rules = [To("everybody", new Assignment.ToPool("all"))],
        Fallback = new Assignment.ToQueue("Unassigned_Leads"),
    };

    public static OwnerRule Rep(string id) =>
        new(id, $"{id.ToUpperInvariant()}@acme.example", null, null, null, null, null, [], Some.Position);

    public static PoolRule Pool(PoolMethod method, params (string Owner, int Weight)[] members) =>
        new("all", [.. members.Select(member => new PoolMember(member.Owner, member.Weight))], method, Some.Position);

    public static RouteRule To(string name, Assignment assign, Condition? when = null, string? verifyWith = null) => new(name, when, verifyWith, assign, Some.Position);

    public static RoutingRules First(params RouteRule[] rules) => Rules with { Rules = [.. rules, .. Rules.Rules] };

    public static RoutingRules With(this RoutingRules rules, PoolRule pool) =>
        rules with { Pools = new Dictionary<string, PoolRule> { [pool.Name] = pool } };

    /// <summary>The same rules, with another line about one owner.</summary>
    public static RoutingRules With(this RoutingRules rules, OwnerRule owner) =>
        rules with { Owners = [.. rules.Owners.Select(rule => rule.Id == owner.Id ? owner : rule)] };

    public static Desk Without(this Desk desk, params IEnumerable<string> gone) => desk with
    {
        Seats = desk.Seats.ToDictionary(
            seat => seat.Key,
            seat => seat.Value with { IsActive = seat.Value.IsActive && !gone.Contains(seat.Value.Owner.CrmId[3..]) }),
    };

    private static DeskSeat Person(string id) => new(new Owner($"005{id}", id, IsQueue: false), IsActive: true);

    private static DeskSeat Queue(string name) => new(new Owner($"00G{name}", name, IsQueue: true), IsActive: true);
}
