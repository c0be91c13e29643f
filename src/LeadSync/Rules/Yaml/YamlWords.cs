namespace LeadSync.Rules.Yaml;

/// <summary>Lists of texts.</summary>
internal static class YamlWords
{
    /// <summary>The texts of a list; a single text stands for a list of one, and a variable separates them by commas.</summary>
    public static IReadOnlyList<Word> Words(this YamlMap map, string key, FindingKind whenUnset = FindingKind.Mistake) =>
        map.Items(key).SelectMany(SplitVariable)
            .Select(node => map.Judge.Word(node, $"an entry of '{key}'", whenUnset))
            .OfType<Word>()
            .Where(word => word.Text.Length > 0)
            .ToList();

    public static IReadOnlyList<string> Texts(this YamlMap map, string key, FindingKind whenUnset = FindingKind.Mistake) =>
        map.Words(key, whenUnset).Select(word => word.Text).ToList();

    /// <summary>Key and text of every entry, for a map whose keys are the admin's own words.</summary>
    public static IReadOnlyDictionary<string, string> TextByKey(this YamlMap map) => map.Entries
        .Select(entry => (entry.Key, Word: map.Judge.Word(entry.Value, $"'{entry.Key}'", FindingKind.Mistake)))
        .Where(entry => entry.Word is not null)
        .ToDictionary(entry => entry.Key, entry => entry.Word!.Value.Text);

    private static IEnumerable<YamlNode> SplitVariable(YamlNode node) => node is YamlText { At.Line: 0 } text
        ? text.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => text with { Value = part })
        : [node];
}
