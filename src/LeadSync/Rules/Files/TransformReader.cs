using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One step of a field's <c>transform</c>: a word, or one key with what the step takes.</summary>
internal static class TransformReader
{
    /// <summary>Steps that take no values.</summary>
    public static readonly string[] Bare = ["trim", "upper", "lower", "title", "digits", "first"];

    private static readonly string[] Known = [.. Bare, "map", "phone", "country", "date", "number", "join", "template", "cut"];

    /// <summary>The step; null where it is none, which is a finding.</summary>
    public static Transform? Read(YamlNode node, Judgement judge)
    {
        var (name, at, argument) = node switch
        {
            YamlText text => (text.Value, text.At, null),
            YamlPairs { Entries: [var only] } => (only.Key, only.At, only.Value.IsNothing ? null : only.Value),
            _ => ("", node.At, (YamlNode?)null),
        };
        if (!Known.Contains(name))
        {
            judge.Refuse(at, name.Length > 0 ? $"unknown transform '{name}'" : "a transform is one word, or one key with its values", Spelling.Remedy(name, Known));
            return null;
        }

        if (name == "map") return Map(at, argument, judge);
        if (!Bare.Contains(name)) return TransformWords.Read(name, at, argument, judge) is { } words ? Step(name, words) : null;
        if (argument is not null) judge.Refuse(at, $"the transform '{name}' takes no values", $"Write {name} alone");
        return Step(name, []);
    }

    /// <summary>A map goes back only where no two words become the same; every other transform forgets something.</summary>
    public static bool HasInverse(Transform transform) =>
        transform.Name == "map" && transform.Pairs.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == transform.Pairs.Count;

    private static Transform Step(string name, IReadOnlyList<string> words) => new(name, words, new Dictionary<string, string>());

    private static Transform? Map(Position at, YamlNode? argument, Judgement judge)
    {
        if (argument is YamlPairs { Entries.Count: > 0 } pairs)
            return new Transform("map", [], new YamlMap(pairs, "map", judge).TextByKey());

        judge.Refuse(at, "the transform 'map' has no pairs", "Write { map: { USA: United States } }");
        return null;
    }
}
