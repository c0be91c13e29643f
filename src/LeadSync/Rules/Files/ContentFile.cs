using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>content.yaml</c>.</summary>
internal static class ContentFile
{
    public const string Name = "content.yaml";

    public static ContentRules Read(YamlMap file)
    {
        var rules = new ContentRules([.. file.Maps("content", "a piece of content").Select(Piece)]);
        file.RefuseOtherKeys();
        if (rules.Content.Count > 0) file.Judge.NotYetActedOn(NotYet.Content, file.PositionOf("content"));
        return rules;
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
            map.Condition("recommend"));
        map.RefuseOtherKeys();
        return rule;
    }
}
