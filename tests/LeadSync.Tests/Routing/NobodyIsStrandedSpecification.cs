using FsCheck;
using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Routing;

/// <summary>Whatever the rules say and whoever is there: a lead has an owner or a queue, and the integration user never has it.</summary>
public sealed class NobodyIsStrandedSpecification
{
    private static readonly string[] People = [.. Floor.Everybody, "leadsync", "dan"];
    private static readonly string[] Queues = ["Unassigned_Leads", "Inside_Sales", "APAC_Leads", "Nobody_Here"];

    private static Gen<T> OneOf<T>(IEnumerable<T> choices) => Gen.Elements(choices.ToArray());

    private static Gen<Assignment> Assignments => Gen.OneOf(
        Gen.Constant<Assignment>(new Assignment.ToPool("all")),
        OneOf(People).Select<string, Assignment>(who => new Assignment.ToOwner(who)),
        OneOf(Queues).Select<string, Assignment>(queue => new Assignment.ToQueue(queue)),
        Gen.Constant<Assignment>(new Assignment.ToAccountOwner()),
        Gen.Constant<Assignment>(new Assignment.BySalesforceRules()));

    private static Gen<RouteRule> RulesOf =>
        from assign in Assignments
        from verify in OneOf<string?>([null, .. Queues])
        from matches in OneOf([true, false])
        select Floor.To($"{assign}", assign, matches ? null : Some.When("country", "Brazil"), verify);

    private static Gen<RoutingRules> AllRules =>
        from rules in RulesOf.ListOf()
        from members in Gen.NonEmptyListOf(OneOf(People))
        from method in OneOf(Enum.GetValues<PoolMethod>())
        from capacity in OneOf<int?>([null, 0, 2])
        from away in OneOf([true, false])
        select (Floor.Rules with { Rules = [.. rules], SameOwnerFor = TimeSpan.FromDays(90), Owners = [.. Floor.Rules.Owners, Floor.Rep("leadsync")] })
            .With(Floor.Pool(method, [.. members.Select(member => (member, 1))]))
            .With(Floor.Rep("bob") with { Capacity = capacity, Away = away ? [new DayRange(new(2026, 11, 1), new(2026, 12, 1))] : [] });

    private static Gen<(RoutingRules Rules, Desk Desk, RoutingCase Lead)> Cases =>
        from rules in AllRules
        from gone in Gen.SubListOf(Floor.Everybody)
        from loads in Gen.Choose(0, 3)
        from accounts in OneOf(["005ana", "005leadsync", "005dan", null]).ListOf()
        from former in OneOf<string?>([null, "005ana", "005leadsync", "00GInside_Sales"])
        from neverBack in OneOf<string?>([null, "005ana"])
        from there in OneOf(Enum.GetValues<Presence>())
        from isLead in OneOf([true, false])
        from checkedBy in OneOf<string?>([null, "a rule that is gone"])
        select (
            rules,
            Floor.Desk.Without(gone) with { Loads = new Dictionary<string, int> { ["005bob"] = loads } },
            new RoutingCase(Some.Lead().Id, Some.Values(("country", "Japan")))
            {
                Accounts = [.. accounts.Select(owner => new CrmAccount("001", "Globex", null) { OwnerId = owner })],
                FormerOwnerId = former,
                ReturnedAt = Some.Now.AddDays(-1),
                NeverBackTo = neverBack,
                PresenceOf = owner => owner.Id == "ana" ? there : Presence.OutOfHours,
                IsLead = isLead,
                CheckedBy = checkedBy,
            });

    [Fact]
    public void A_lead_is_never_left_without_owner_or_queue_and_never_given_to_the_integration_user() => Specification.Holds(Cases, one =>
    {
        var route = LeadRouter.Route(one.Lead, one.Rules, one.Desk, Some.Now);

        route.Owner.ShouldNotBeNull();
        route.Owner.CrmId.ShouldNotBe(one.Desk.IntegrationUser);
        one.Desk.Seats.Values.ShouldContain(seat => seat.Owner == route.Owner && seat.IsActive);
        if (one.Lead.NeverBackTo is { } never) route.Owner.CrmId.ShouldNotBe(never);
        route.Because.ShouldNotBeEmpty();
        route.Skipped.ShouldAllBe(skipped => skipped.Why.Length > 0);
    });

    [Fact]
    public void A_turn_is_counted_for_whoever_got_the_lead_and_for_nobody_else() => Specification.Holds(Cases, one =>
    {
        var route = LeadRouter.Route(one.Lead, one.Rules, one.Desk, Some.Now);

        if (route.Turn is { } turn) route.Owner!.CrmId.ShouldBe($"005{turn["all/".Length..]}");
        if (route.IsToBeChecked || route.OrgDecides) (route.Turn, route.Owner!.IsQueue).ShouldBe((null, true));
    });
}
