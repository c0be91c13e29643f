using System.Text.Json;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>One call inside a composite, as written.</summary>
internal sealed record Subrequest(string Method, string Url, string Reference, IReadOnlyDictionary<string, string> Headers, JsonElement? Body)
{
    public bool IsBulky => Url.Contains("/query", StringComparison.OrdinalIgnoreCase) || Url.Contains("/composite/sobjects", StringComparison.OrdinalIgnoreCase);

    public static Subrequest Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object) throw Refusal.BadJson("compositeRequest: each subrequest has to be an object");
        Dictionary<string, string> headers = json.Find("httpHeaders") is { ValueKind: JsonValueKind.Object } given
            ? given.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            : [];

        return new Subrequest(Needed(json, "method"), Needed(json, "url"), Needed(json, "referenceId"), headers, json.Find("body"));
    }

    private static string Needed(JsonElement json, string name) => json.Text(name) ?? throw Refusal.BadJson($"compositeRequest: {name} is missing");
}
