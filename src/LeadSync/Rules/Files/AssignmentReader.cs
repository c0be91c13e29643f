using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Whom a routing rule gives the lead to: exactly one of five ways.</summary>
internal static class AssignmentReader
{
    private const string Ways = "Write one of { pool: … }, { owner: … }, { queue: … }, { accountOwner: true }, { salesforceRules: true }";

    private static readonly Assignment Nobody = new Assignment.ToQueue("");

    public static Assignment Read(YamlMap rule)
    {
        if (rule.Map("assign") is not { } map)
        {
            if (!rule.Has("assign")) rule.Judge.Refuse(rule.At, $"{rule.Name} has no 'assign'", Ways);
            return Nobody;
        }

        var ways = new Assignment?[] { Pool(map), Owner(map), Queue(map), AccountOwner(map), SalesforceRules(map) }.OfType<Assignment>().ToList();
        map.RefuseOtherKeys();
        if (ways is [var way]) return way;

        // An unknown key has been refused already, and is the reason why there is none.
        if (ways.Count > 1 || !map.Entries.Any()) map.Judge.Refuse(map.At, ways.Count > 1 ? "'assign' names more than one way" : "'assign' is empty", Ways);
        return Nobody;
    }

    private static Assignment.ToPool? Pool(YamlMap map)
    {
        if (map.Word("pool") is not { } pool) return null;
        map.Judge.Names.Refer(NameKind.Pool, pool);
        return new Assignment.ToPool(pool.Text);
    }

    private static Assignment.ToOwner? Owner(YamlMap map)
    {
        if (map.Word("owner") is not { } owner) return null;
        map.Judge.Names.Refer(NameKind.Owner, owner);
        return new Assignment.ToOwner(owner.Text);
    }

    private static Assignment.ToQueue? Queue(YamlMap map) => map.Text("queue") is { } queue ? new Assignment.ToQueue(queue) : null;

    private static Assignment.ToAccountOwner? AccountOwner(YamlMap map) => IsMeant(map, "accountOwner") ? new Assignment.ToAccountOwner() : null;

    private static Assignment.BySalesforceRules? SalesforceRules(YamlMap map) => IsMeant(map, "salesforceRules") ? new Assignment.BySalesforceRules() : null;

    /// <summary>Either it is a way, or it is not there: false would leave the lead with nobody.</summary>
    private static bool IsMeant(YamlMap map, string way)
    {
        if (!map.Has(way)) return false;
        if (!map.Flag(way)) map.Judge.Refuse(map.PositionOf(way), $"'{way}' is not true, and says nothing of who gets the lead", Ways);
        return true;
    }
}
