using System.Text.Json.Nodes;
using LeadSync.Rules;
using LeadSync.Rules.Schemas;

namespace LeadSync.Tests.Rules.Schemas;

/// <summary>Every place of a configuration that a schema speaks of, with a way to write something there.</summary>
internal static class SchemaWalk
{
    /// <summary>Names of definitions with a language of their own: conditions have their own tests, and time zones are taken from where the reader takes them.</summary>
    private static readonly string[] Apart = ["condition", "tests", "zone"];

    public static IReadOnlyList<Place> Places { get; } =
        [.. ConfigDirectory.FileNames.SelectMany(file => Walk(new Place(file, [], Schema(file)), Schema(file))).DistinctBy(place => (place.ToString(), place.Shape.ToJsonString()))];

    public static JsonObject Schema(string file) => JsonNode.Parse(SchemaFile.All().Single(schema => schema.Name == SchemaFile.NameFor(file)).Text)!.AsObject();

    private static IEnumerable<Place> Walk(Place at, JsonObject root)
    {
        if (at.Shape["$ref"]?.GetValue<string>().Split('/')[^1] is { } name)
            return Apart.Contains(name) ? [] : Walk(at with { Shape = root["definitions"]![name]!.AsObject() }, root);

        IEnumerable<Place> below =
        [
            .. (at.Shape["anyOf"] as JsonArray ?? []).Select(way => at with { Shape = way!.AsObject() }),
            .. (at.Shape["properties"] as JsonObject ?? []).Select(key => at.Below(key.Key, key.Value!)),
            .. at.Shape["additionalProperties"] is JsonObject any ? [at.Below("some", any)] : Array.Empty<Place>(),
            .. at.Shape["items"] is JsonObject item ? [at.Below("", item)] : Array.Empty<Place>(),
        ];
        return [at, .. below.SelectMany(place => Walk(place, root))];
    }
}

/// <param name="Way">Keys from the top of the file; an empty one is the entry of a list.</param>
internal sealed record Place(string File, IReadOnlyList<string> Way, JsonObject Shape)
{
    /// <summary>A map that takes no keys but its own.</summary>
    public bool IsClosedMap => Shape["additionalProperties"] is JsonValue;

    public IReadOnlyList<string> Keys => [.. Shape["properties"]!.AsObject().Select(key => key.Key)];

    public IReadOnlyList<string> NeededKeys => [.. (Shape["required"] as JsonArray ?? []).Select(key => key!.GetValue<string>())];

    public IReadOnlyList<string> Words => [.. (Shape["enum"] as JsonArray ?? []).Select(word => word!.GetValue<string>())];

    public Place Below(string key, JsonNode shape) => this with { Way = [.. Way, key], Shape = shape.AsObject() };

    /// <summary>What the reader finds wrong when this stands here and nothing else in the file.</summary>
    public IReadOnlyList<Finding> Judge(JsonNode written)
    {
        foreach (var key in Way.Reverse()) written = key.Length == 0 ? new JsonArray(written) : new JsonObject { [key] = written };

        // Which channels a rule may name depends on which are there.
        if (File == "alerts.yaml") written.AsObject().TryAdd("channels", JsonNode.Parse("""{ "mail": {}, "slack": {} }"""));
        using var config = TempConfig.Empty();
        return config.Write(File, written.ToJsonString()).Read().Findings;
    }

    public override string ToString() => $"{File} {string.Join('.', Way.Select(key => key.Length == 0 ? "[]" : key))}";
}
