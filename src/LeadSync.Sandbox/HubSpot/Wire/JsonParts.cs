using System.Text.Json;

namespace LeadSync.Sandbox.HubSpot.Wire;

/// <summary>The shapes that recur in HubSpot's answers.</summary>
internal static class JsonParts
{
    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> items) =>
        json.Array(name, items, json.WriteStringValue);

    public static void Object(this Utf8JsonWriter json, string name, Action members)
    {
        json.WriteStartObject(name);
        members();
        json.WriteEndObject();
    }

    /// <summary>The cursor to the next page; the last page has no <c>paging</c> at all.</summary>
    public static void Paging(this Utf8JsonWriter json, string? after)
    {
        if (after is not null)
            json.Object("paging", () => json.Object("next", () =>
            {
                json.WriteString("after", after);
                json.WriteString("link", $"?after={Uri.EscapeDataString(after)}");
            }));
    }
}
