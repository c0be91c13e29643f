using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Rules.Schemas;

/// <summary>The JSON Schema of one configuration file, by which an editor completes and checks it.</summary>
/// <param name="Name">Of the file it stands in, below <c>schema</c>.</param>
internal sealed record SchemaFile(string Name, string Text)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One for each file of a configuration.</summary>
    public static IReadOnlyList<SchemaFile> All() =>
    [
        LeadSyncSchema.Create(), FieldsSchema.Create(), StagesSchema.Create(), ScoringSchema.Create(), RoutingSchema.Create(), SlaSchema.Create(),
        AlertsSchema.Create(), ContentSchema.Create(),
    ];

    /// <param name="about">What the file is for, as its own first line says.</param>
    /// <param name="map">The whole file.</param>
    /// <param name="definitions">What the map refers to by name.</param>
    /// <remarks>Draft 7 is what the YAML support of editors knows best.</remarks>
    public static SchemaFile Of(string file, string about, JsonObject map, params IEnumerable<(string Name, JsonObject Shape)> definitions)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = $"LeadSync: {file}", ["description"] = about };
        foreach (var (keyword, value) in map.ToList())
        {
            map.Remove(keyword);
            schema[keyword] = value;
        }

        schema["definitions"] = new JsonObject(definitions.Select(definition => KeyValuePair.Create(definition.Name, (JsonNode?)definition.Shape)));
        return new SchemaFile(NameFor(file), $"{schema.ToJsonString(Readable)}\n");
    }

    /// <summary><c>fields.schema.json</c> for <c>fields.yaml</c>.</summary>
    public static string NameFor(string file) => Path.ChangeExtension(file, ".schema.json");
}
