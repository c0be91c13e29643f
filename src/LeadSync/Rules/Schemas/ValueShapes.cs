using System.Text.Json.Nodes;
using NodaTime;

namespace LeadSync.Rules.Schemas;

/// <summary>Single values as JSON Schema: what <see cref="Yaml.YamlValues"/> takes, said to an editor.</summary>
/// <remarks>Every value may be a placeholder, and a number in quotes is a number: the reader takes both.</remarks>
internal static class ValueShapes
{
    private const string Placeholder = @"\$\{[^}]+\}";

    /// <summary>Any single value: 2026 and true are texts too, without quotes.</summary>
    public static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    /// <summary>A text that is not empty.</summary>
    public static JsonObject Name() => Text().With("minLength", 1);

    /// <summary>One of a few words. The reader takes them in any case, an editor offers them as they are written here.</summary>
    public static JsonObject Choice(params IEnumerable<string> words) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) },
            new JsonObject { ["type"] = "string", ["pattern"] = Placeholder }),
    };

    public static JsonObject Flag() => new() { ["type"] = new JsonArray("boolean", "string"), ["pattern"] = Or("^(true|false)$") };

    /// <param name="atLeast">0, 1, or null for any.</param>
    public static JsonObject Number(int? atLeast = null)
    {
        var number = new JsonObject
        {
            ["type"] = new JsonArray("integer", "string"),
            ["pattern"] = Or(atLeast switch { null => "^-?[0-9]+$", 0 => "^[0-9]+$", _ => "^0*[1-9][0-9]*$" }),
        };
        return atLeast is { } least ? number.With("minimum", least) : number;
    }

    /// <summary><c>30s 5m 12h 3d</c>.</summary>
    public static JsonObject Duration(bool mayBeNothing = false) =>
        Written(mayBeNothing ? "^[0-9]+[smhd]$" : "^0*[1-9][0-9]*[smhd]$", "30s", "5m", "12h", "3d");

    /// <summary><c>50%</c>.</summary>
    /// <param name="atMost">100 or 1000.</param>
    public static JsonObject Share(bool mayBeNothing = false, int atMost = 100)
    {
        var nothing = mayBeNothing ? "" : "(?!0*([.]0*)? *%)";
        return Written($@"^{nothing}0*({atMost}([.]0*)?|[0-9]{{1,{$"{atMost}".Length - 1}}}([.][0-9]*)?|[.][0-9]+) *%$", "50%");
    }

    public static JsonObject Time() => Written("^([01]?[0-9]|2[0-3]):[0-5][0-9]$", "09:00");

    public static JsonObject Day() => Written("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-12-25");

    /// <summary>An http or https address; an empty one is none.</summary>
    public static JsonObject Address() => Written("^https?://[^/]|^$", "https://example.com");

    public static JsonObject Email() => Written("^.+@.+$", "ana@example.com");

    public static JsonObject Zone() => new() { ["enum"] = new JsonArray([.. DateTimeZoneProviders.Tzdb.Ids.Select(id => (JsonNode)id)]) };

    /// <summary>A text of a certain form.</summary>
    public static JsonObject Written(string pattern, params IEnumerable<string> examples) => new()
    {
        ["type"] = "string",
        ["pattern"] = Or(pattern),
        ["examples"] = new JsonArray([.. examples.Select(example => (JsonNode)example)]),
    };

    public static JsonObject AnyOf(params IEnumerable<JsonObject> shapes) => new() { ["anyOf"] = new JsonArray([.. shapes]) };

    public static JsonObject With(this JsonObject shape, string keyword, JsonNode value)
    {
        shape[keyword] = value;
        return shape;
    }

    private static string Or(string pattern) => $"{pattern}|{Placeholder}";
}
