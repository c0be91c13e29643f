using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Owners and queues that are not there, and owners in HubSpot who are nobody in Salesforce.</summary>
internal static class PeopleFindings
{
    public static IEnumerable<Finding> Of(Rulebook rules, LivePicture live) =>
        live.Desk is { } desk ? Owners(rules, live, desk).Concat(Queues(rules, desk)).Concat(Strangers(rules, live)) : [];

    private static IEnumerable<Finding> Owners(Rulebook rules, LivePicture live, Desk desk)
    {
        foreach (var owner in rules.Routing.Owners.Where(owner => !IsPerson(desk, owner.Salesforce)))
        {
            yield return live.Left.Contains(owner.Salesforce.ToLowerInvariant())
                ? new Finding(owner.At, $"'{owner.Salesforce}' is a user who is not active in Salesforce", "Take this owner out of routing.yaml, or name somebody active")
                : new Finding(owner.At, $"Salesforce has no active user '{owner.Salesforce}'", "Write the user name or e-mail address of an active user");
        }

        if (rules.Fields.Owners.Fallback is { } fallback && !IsPerson(desk, fallback))
            yield return new Finding(new Position("fields.yaml", 0), $"Salesforce has no active user '{fallback}', whom owners: fallback names", "Write the e-mail address of an active user");
    }

    private static IEnumerable<Finding> Queues(Rulebook rules, Desk desk)
    {
        List<(Position At, string? Queue)> queues =
        [
            .. rules.Routing.Rules.Select(rule => (rule.At, rule.VerifyWithQueue)),
            .. rules.Routing.Rules.Select(rule => (rule.At, QueueOf(rule.Assign))),
            (new Position("routing.yaml", 0), QueueOf(rules.Routing.Fallback)),
            (new Position("sla.yaml", 0), rules.Sla.Recycling.Queue),
        ];
        foreach (var missing in queues.Where(one => one.Queue is { } name && desk.Seat(name) is not { Owner.IsQueue: true }))
            yield return new Finding(missing.At, $"Salesforce has no queue '{missing.Queue}' that takes Leads", "Create it, let it take Leads, or name another");
    }

    private static IEnumerable<Finding> Strangers(Rulebook rules, LivePicture live)
    {
        var mapping = Way.All(rules, live).FirstOrDefault(way => way is { IntoCrm: true, From.Kind: FieldKind.Reference, To.Kind: FieldKind.Reference });
        if (mapping is null || live.Strangers.Count == 0) yield break;

        var fate = rules.Fields.Owners.Fallback is { } fallback ? $"{fallback} stands in for them" : $"{mapping.Target} stays as it is for their contacts";
        yield return new Finding(
            mapping.Rule.At,
            $"{live.Strangers.Count} owners in HubSpot are no active user of Salesforce: {string.Join(", ", live.Strangers)}; {fate}",
            "Add the pair of addresses to owners: { map: … } in fields.yaml",
            FindingKind.Note);
    }

    private static bool IsPerson(Desk desk, string name) => desk.Seat(name) is { IsActive: true, Owner.IsQueue: false };

    private static string? QueueOf(Assignment assignment) => assignment is Assignment.ToQueue queue ? queue.Queue : null;
}
