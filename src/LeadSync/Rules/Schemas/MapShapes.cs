using System.Text.Json.Nodes;

namespace LeadSync.Rules.Schemas;

/// <summary>Maps and lists as JSON Schema, as <see cref="Yaml.YamlMap"/> takes them.</summary>
internal static class MapShapes
{
    /// <summary>A map whose keys LeadSync knows; every other key is refused, as <see cref="Yaml.YamlMap.RefuseOtherKeys"/> does.</summary>
    public static JsonObject Map(params IReadOnlyList<Key> keys)
    {
        var map = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Property(key)))),
            ["additionalProperties"] = false,
        };
        return keys.Any(key => key.IsNeeded) ? map.With("required", Names(keys.Where(key => key.IsNeeded).Select(key => key.Name))) : map;
    }

    /// <summary>A map whose keys are the admin's own words.</summary>
    public static JsonObject MapOf(JsonObject value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    /// <summary>A list; one entry alone stands for a list of one.</summary>
    public static JsonObject OneOrMany(Func<JsonObject> entry) =>
        ValueShapes.AnyOf(entry(), new JsonObject { ["type"] = "array", ["items"] = entry() });

    public static JsonObject OneOrMany(string definition) => OneOrMany(() => Defined(definition));

    /// <summary>What the file's schema defines under a name of its own.</summary>
    public static JsonObject Defined(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    /// <summary>Exactly one of these keys is there.</summary>
    public static JsonObject WithOneOf(this JsonObject map, params IEnumerable<string> keys) =>
        map.With("oneOf", new JsonArray([.. keys.Select(key => new JsonObject { ["required"] = Names([key]) })]));

    public static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);

    private static JsonObject Property(Key key)
    {
        var shape = key.IsNeeded ? key.Shape : OrNothing(key.Shape);
        shape.Insert(0, "description", key.Means);
        return shape;
    }

    /// <summary>A section whose lines are all commented out is as good as not there.</summary>
    private static JsonObject OrNothing(JsonObject shape)
    {
        if (IsA("object", shape)) shape["type"] = new JsonArray("object", "null");
        else if (shape["anyOf"] is JsonArray ways && ways.Any(way => IsA("array", way))) ways.Add(new JsonObject { ["type"] = "null" });
        return shape;
    }

    private static bool IsA(string type, JsonNode? shape) => shape?["type"] is JsonValue value && value.GetValue<string>() == type;
}

/// <param name="Means">What an editor says about it.</param>
/// <param name="IsNeeded">The reader refuses a map without it.</param>
internal sealed record Key(string Name, string Means, JsonObject Shape, bool IsNeeded = false)
{
    public static Key Needed(string name, string means, JsonObject shape) => new(name, means, shape, IsNeeded: true);
}
