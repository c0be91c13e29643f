using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>One record of a collection, as the client sent it.</summary>
internal sealed record CollectionRecord(JsonElement Json)
{
    public string? TypeName => Json.Find("attributes")?.Text("type");

    /// <summary>As given, not yet looked at; null when it is missing or no text.</summary>
    public string? Id => Member("Id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;

    public bool HasId => Member("Id") is not null;

    public string? Key(Field field) => Member(field.Name) is { ValueKind: JsonValueKind.String } key && key.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>What is named more than once: all of those records fail.</summary>
    public static HashSet<string> Repeated(IEnumerable<string?> keys) =>
        [.. keys.OfType<string>().GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).SelectMany(same => same)];

    private JsonElement? Member(string name)
    {
        foreach (var member in Json.EnumerateObject())
            if (member.Name.Same(name)) return member.Value;
        return null;
    }
}
