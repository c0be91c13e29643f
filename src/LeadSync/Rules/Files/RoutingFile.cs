using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>routing.yaml</c>.</summary>
internal static class RoutingFile
{
    public const string Name = "routing.yaml";

    public static RoutingRules Read(YamlMap file)
    {
        var rules = new RoutingRules
        {
            Regions = Regions(file.Section("regions")),
            Owners = [.. file.Maps("owners", "an owner").Select(OwnerReader.Read)],
            Pools = file.Section("pools").Entries
                .Select(entry => PoolReader.Read(entry, file.Judge))
                .OfType<PoolRule>()
                .ToDictionary(pool => pool.Name),
            Rules = [.. file.Maps("rules", "a routing rule").Select(Rule)],
            Fallback = Fallback(file),
            SameOwnerFor = file.Duration("sameOwnerFor"),
        };
        file.RefuseOtherKeys();
        RefuseUnreachable(rules.Rules, file.Judge);
        return rules;
    }

    private static Dictionary<string, IReadOnlyList<string>> Regions(YamlMap map)
    {
        var regions = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var entry in map.Entries)
        {
            map.Judge.Names.Define(NameKind.Region, entry.Key, entry.At);
            var countries = map.Words(entry.Key);
            foreach (var country in countries)
            {
                if (!Country.IsKnown(country.Text))
                    map.Judge.Refuse(country.At, $"'{country.Text}' in the region '{entry.Key}' is no country by ISO 3166", Country.Suggestion(country.Text));
            }

            regions[entry.Key] = [.. countries.Select(country => country.Text)];
        }

        return regions;
    }

    private static RouteRule Rule(YamlMap map)
    {
        var name = map.Required("name", "Give it one, the name is part of the reason a rep reads");
        if (name.Text.Length > 0) map.Judge.Names.Define(NameKind.RouteRule, name.Text, name.At);
        var rule = new RouteRule(name.Text, map.Condition("when"), VerifyWith(map), AssignmentReader.Read(map), map.At);
        map.RefuseOtherKeys();
        return rule;
    }

    private static string? VerifyWith(YamlMap map)
    {
        if (map.Map("verifyWith") is not { } verify) return null;
        var queue = verify.Required("queue", "Name the queue that checks first, such as queue: Inside_Sales").Text;
        verify.RefuseOtherKeys();
        return queue;
    }

    private static Assignment.ToQueue Fallback(YamlMap file)
    {
        var queue = "";
        if (file.Map("fallback") is { } fallback)
        {
            queue = fallback.Required("queue", "A fallback is a queue, which never leaves: { queue: Unassigned_Leads }").Text;
            fallback.RefuseOtherKeys();
        }
        else if (!file.Has("fallback") && !file.Judge.IsBroken(Name))
        {
            file.Judge.Refuse(file.At, "there is no 'fallback' for leads that no rule matches", "Add fallback: { queue: Unassigned_Leads }");
        }

        return new Assignment.ToQueue(queue);
    }

    private static void RefuseUnreachable(IReadOnlyList<RouteRule> rules, Judgement judge)
    {
        if (rules.FirstOrDefault(rule => rule.When is null) is not { } open) return;
        foreach (var rule in rules.SkipWhile(rule => rule != open).Skip(1))
        {
            judge.Refuse(
                rule.At,
                $"the rule '{rule.Name}' is never reached, '{open.Name}' on line {open.At.Line} has no 'when' and takes every lead",
                $"Give '{open.Name}' a when, or move it to the end");
        }
    }
}
