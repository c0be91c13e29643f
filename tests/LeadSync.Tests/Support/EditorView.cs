extern alias jsonschema;

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadSync.Rules.Schemas;
using LeadSync.Rules.Yaml;
using jsonschema::Json.Schema;

namespace LeadSync.Tests.Support;

/// <summary>A configuration file as an editor's YAML support sees it: read by the core schema of YAML 1.2, held against its JSON Schema.</summary>
internal static partial class EditorView
{
    private static readonly Dictionary<string, JsonSchema> Schemas =
        SchemaFile.All().ToDictionary(file => file.Name, file => JsonSchema.FromText(file.Text));

    /// <summary>Where the file breaks its schema, as paths into the file; empty where it does not.</summary>
    public static IReadOnlyList<string> Underlined(string file, string text)
    {
        var value = YamlTree.Read(file, text) is { } root ? Value(root) : null;
        var results = Schemas[SchemaFile.NameFor(file)].Evaluate(JsonSerializer.SerializeToElement(value), new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (results.IsValid) return [];
        return [.. (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")];
    }

    public static bool Takes(string file, string text) => Underlined(file, text).Count == 0;

    private static JsonNode? Value(YamlNode node) => node switch
    {
        YamlPairs pairs => new JsonObject(pairs.Entries.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value)))),
        YamlItems list => new JsonArray([.. list.Items.Select(Value)]),
        YamlText { IsQuoted: false } plain => Plain(plain.Value),
        YamlText quoted => JsonValue.Create(quoted.Value),
        _ => null,
    };

    private static JsonNode? Plain(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        if (text is "true" or "True" or "TRUE") return true;
        if (text is "false" or "False" or "FALSE") return false;
        return Number().IsMatch(text) ? JsonValue.Create(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) : JsonValue.Create(text);
    }

    [GeneratedRegex(@"^[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
