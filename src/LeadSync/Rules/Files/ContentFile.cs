using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>content.yaml</c>.</summary>
internal static class ContentFile
{
    public const string Name = "content.yaml";

    public static ContentRules Read(YamlMap file)
    {
        var pieces = file.Maps("content", "a piece of content").Select(map => (Map: map, Rule: Piece(map))).ToList();
        var rules = new ContentRules([.. pieces.Select(piece => piece.Rule)]) { Site = file.Address("site"), Brief = Brief(file.Map("brief")) };
        rules = rules with { Keep = Keep(file.Map("keep"), rules.Keep) };
        file.RefuseOtherKeys();
        foreach (var (map, rule) in pieces.Where(piece => IsPath(piece.Rule)).Take(rules.Site is null ? 1 : 0))
            file.Judge.Note(map.PositionOf("url"), $"'{rule.Title}' is known by its path, and reps would get a link that opens nothing", "Add site: https://www.example.com on top of the file");
        return rules;
    }

    private static bool IsPath(ContentRule rule) => (rule.Link.Length > 0 ? rule.Link : rule.Url).StartsWith('/');

    private static KeepRule Keep(YamlMap? map, KeepRule usual)
    {
        if (map is null) return usual;

        var rule = new KeepRule(map.Duration("age", TimeSpan.FromDays(1)) ?? usual.Age, map.Number("perLead", 1) ?? usual.PerLead);
        map.RefuseOtherKeys();
        return rule;
    }

    private static ContentRule Piece(YamlMap map)
    {
        var stage = map.Word("stage");
        if (stage is { } named) map.Judge.Names.Refer(NameKind.Stage, named);
        var rule = new ContentRule(
            map.Required("url", "Write its address, * stands for anything: /guides/security*").Text,
            map.Required("title", "Write the title a rep reads").Text,
            map.Text("topic") ?? "",
            stage?.Text ?? "",
            map.Text("format") ?? "",
            map.Condition("recommend"))
        {
            Link = map.Text("link") ?? "",
            Because = map.Text("because") ?? "",
        };
        map.RefuseOtherKeys();
        return rule;
    }

    private static BriefRules Brief(YamlMap? map)
    {
        if (map is null) return BriefRules.Usual;

        var rules = new BriefRules
        {
            Visits = map.Text("visits") ?? BriefRules.Usual.Visits,
            Pages = map.Text("pages") ?? BriefRules.Usual.Pages,
            Seconds = map.Text("seconds") ?? BriefRules.Usual.Seconds,
            Facts = [.. map.Maps("facts", "a fact").Select(Fact)],
        };
        map.RefuseOtherKeys();
        return rules;
    }

    private static BriefFact Fact(YamlMap map)
    {
        var fact = new BriefFact(
            map.Required("property", "Name the HubSpot property, such as jobtitle").Text,
            map.Required("say", "Say in words what it is, such as Works as").Text,
            new Dictionary<string, string>(map.Map("words")?.TextByKey() ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase),
            map.Texts("unless"));
        map.RefuseOtherKeys();
        return fact;
    }
}
