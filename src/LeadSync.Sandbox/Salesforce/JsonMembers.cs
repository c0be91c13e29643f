using System.Text.Json;

namespace LeadSync.Sandbox.Salesforce;

/// <summary>Members of a JSON object, asked for without first asking whether they are there.</summary>
internal static class JsonMembers
{
    /// <summary>Null when it is no object, or has no such text.</summary>
    public static string? Text(this JsonElement json, string name) => json.Find(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>True, or the text "true".</summary>
    public static bool Is(this JsonElement json, string name) => json.Find(name) is { } flag && (flag.ValueKind is JsonValueKind.True || flag.Text().Same("true"));

    public static int Number(this JsonElement json, string name, int otherwise) =>
        json.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : otherwise;

    /// <summary>Null when there is no such array.</summary>
    public static IReadOnlyList<JsonElement>? List(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : null;

    public static JsonElement? Find(this JsonElement json, string name) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The platform compares names and most texts without case.</summary>
    public static bool Same(this string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string? Text(this JsonElement json) => json.ValueKind is JsonValueKind.String ? json.GetString() : null;
}
