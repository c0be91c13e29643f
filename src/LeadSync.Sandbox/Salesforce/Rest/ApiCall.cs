using System.Globalization;
using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>One call of the REST API, whether it came over the wire or inside a composite.</summary>
/// <param name="Path">What follows /services/data/vXX.X, still percent-encoded.</param>
/// <param name="Headers">By name without case.</param>
internal sealed record ApiCall(
    string Method,
    string Path,
    string Version,
    string UserId,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    JsonElement? Body)
{
    /// <summary>A body that is no JSON but a table.</summary>
    public ReadOnlyMemory<byte> Upload { get; init; }

    /// <summary>The parts of the path that the route left open.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public string this[string value] => Values[value];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public JsonElement Json => Body is { ValueKind: JsonValueKind.Object } body
        ? body
        : throw Refusal.BadJson("Unexpected end of input: this call needs a JSON object as its body");

    public string Url(string path) => $"/services/data/v{Version}/{path}";

    /// <summary>Acting as a rep (X-Sandbox-User) is acting in the user interface, where no assignment rule runs unless asked for.</summary>
    public SaveContext SaveContext(Org org)
    {
        var assign = Header("Sforce-Auto-Assign") ?? (UserId == org.ApiUserId ? "TRUE" : "FALSE");
        var isFlag = bool.TryParse(assign, out var flag);

        return new SaveContext(UserId)
        {
            AutoAssign = isFlag && flag,
            AssignmentRuleId = !isFlag && Identifiers.SalesforceId.TryNormalise(assign, out var rule) ? rule : null,
            AllowDuplicates = (Header("Sforce-Duplicate-Rule-Header") ?? "").Replace(" ", "").Contains("allowSave=true", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>An HTTP date of a conditional header; a bad one is refused.</summary>
    public DateTimeOffset? Date(string header) => Header(header) is not { } text ? null
        : DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : throw Refusal.Bad("INVALID_HEADER", $"{header} is no HTTP date: {text}");
}
