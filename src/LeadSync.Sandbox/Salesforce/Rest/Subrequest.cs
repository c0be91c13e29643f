using System.Text.Json;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>One call inside a composite, as written.</summary>
internal sealed record Subrequest(string Method, string Url, string Reference, IReadOnlyDictionary<string, string> Headers, JsonElement? Body)
{
    public static Subrequest Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object) throw Refusal.BadJson("compositeRequest: each subrequest has to be an object");
        Dictionary<string, string> headers = json.TryGetProperty("httpHeaders", out var given) && given.ValueKind is JsonValueKind.Object
            ? given.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            : [];

        return new Subrequest(Text(json, "method"), Text(json, "url"), Text(json, "referenceId"), headers, json.TryGetProperty("body", out var body) ? body : null);
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
        ? value.GetString()!
        : throw Refusal.BadJson($"compositeRequest: {name} is missing");
}
