using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One pool of <c>routing.yaml</c>: a list of owners, or owners with their weights.</summary>
internal static class PoolReader
{
    public static PoolRule? Read(YamlPair entry, Judgement judge)
    {
        judge.Names.Define(NameKind.Pool, entry.Key, entry.At);
        if (judge.Map(entry.Value, $"the pool '{entry.Key}'") is not { } map) return null;

        var method = map.Choice(
            "method",
            ("roundRobin", PoolMethod.RoundRobin),
            ("weighted", PoolMethod.Weighted),
            ("leastBusy", PoolMethod.LeastBusy),
            ("random", PoolMethod.Random)) ?? PoolMethod.RoundRobin;
        var members = map.Find("members") is YamlPairs ? Weighted(map.Map("members")!) : Listed(map);
        if (members.Count == 0) judge.Refuse(map.PositionOf("members"), $"the pool '{entry.Key}' has no members", "Name owners: members: [ana, bob]");
        foreach (var member in members.Select(member => member.Word).GroupBy(word => word.Text).SelectMany(same => same.Skip(1)))
            judge.Refuse(member.At, $"'{member.Text}' is in the pool '{entry.Key}' twice", "Name each member once, or use weights: members: { ana: 2, bob: 1 }");
        map.RefuseOtherKeys();
        return new PoolRule(entry.Key, [.. members.Select(member => new PoolMember(member.Word.Text, member.Weight))], method, entry.At);
    }

    private static List<(Word Word, int Weight)> Listed(YamlMap map)
    {
        var members = map.Words("members");
        foreach (var member in members) map.Judge.Names.Refer(NameKind.Owner, member);
        return [.. members.Select(member => (member, 1))];
    }

    private static List<(Word Word, int Weight)> Weighted(YamlMap members)
    {
        foreach (var member in members.Entries) members.Judge.Names.Refer(NameKind.Owner, new Word(member.Key, member.At));
        return [.. members.Entries.Select(member => (new Word(member.Key, member.At), members.Number(member.Key, 1) ?? 1))];
    }
}
