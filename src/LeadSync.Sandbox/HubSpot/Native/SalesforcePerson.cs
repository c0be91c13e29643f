using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>A Lead or Contact of Salesforce as the connector sees it.</summary>
internal sealed record SalesforcePerson(string Type, string Id, JsonObject Row)
{
    public string? Email => (string?)Row[nameof(Email)];

    public bool IsDeleted => Row[nameof(IsDeleted)]?.GetValue<bool>() is true;

    public string? MergedInto => (string?)Row["MasterRecordId"];

    /// <summary>The contact that a lead became; null for everybody else.</summary>
    public string? ConvertedInto => (string?)Row["ConvertedContactId"];

    public string Stamp => ((string)Row["SystemModstamp"]!).Replace(".000+0000", "Z", StringComparison.Ordinal);

    /// <summary>As HubSpot would store it; null for no value.</summary>
    public string? this[string field] => Row[field] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
        JsonValue value when value.TryGetValue<decimal>(out var number) => number.ToString("0.##########", CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    public static SalesforcePerson Of(string type, JsonObject row) => new(type, (string)row[nameof(Id)]!, row);
}
