using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One step of a field's <c>transform</c>: a word, or a word with its pairs or words.</summary>
internal static class TransformReader
{
    private static readonly string[] Known = ["trim", "upper", "lower", "title", "digits", "first", "map"];

    public static Transform? Read(YamlNode node, Judgement judge)
    {
        var (name, at, argument) = node switch
        {
            YamlText text => (text.Value, text.At, null),
            YamlPairs { Entries: [var only] } => (only.Key, only.At, only.Value),
            _ => ("", node.At, (YamlNode?)null),
        };
        if (!Known.Contains(name))
        {
            judge.Refuse(at, name.Length > 0 ? $"unknown transform '{name}'" : "a transform is one word, or one key with its values", Spelling.Remedy(name, Known));
            return null;
        }

        return name == "map" ? Map(at, argument, judge) : new Transform(name, Words(argument, judge), new Dictionary<string, string>());
    }

    /// <summary>A map goes back only where no two words become the same; every other transform forgets something.</summary>
    public static bool HasInverse(Transform transform) =>
        transform.Name == "map" && transform.Pairs.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == transform.Pairs.Count;

    private static Transform? Map(Position at, YamlNode? argument, Judgement judge)
    {
        if (argument is YamlPairs { Entries.Count: > 0 } pairs)
            return new Transform("map", [], new YamlMap(pairs, "map", judge).TextByKey());

        judge.Refuse(at, "the transform 'map' has no pairs", "Write { map: { USA: United States } }");
        return null;
    }

    private static List<string> Words(YamlNode? argument, Judgement judge) => (argument switch
    {
        null => [],
        YamlItems list => list.Items,
        _ => [argument],
    }).Select(node => judge.Word(node, "a word of the transform", FindingKind.Mistake)?.Text).OfType<string>().ToList();
}
