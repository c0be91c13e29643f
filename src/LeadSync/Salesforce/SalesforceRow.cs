using System.Globalization;
using System.Text.Json;

namespace LeadSync.Salesforce;

/// <summary>One row of a query. A field that was not selected and one that is empty both read as null.</summary>
internal sealed class SalesforceRow(JsonElement json)
{
    /// <summary>The record's id with 18 characters; empty for an aggregate.</summary>
    public string Id => Identity("Id") ?? "";

    /// <summary>The object's name, for example Lead; null when the row does not say.</summary>
    public string? Type => Related("attributes")?.Text("type");

    /// <summary>The value as text; numbers and booleans in their JSON spelling.</summary>
    public string? Text(string field) => Find(field) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
        : null;

    /// <summary>The id that a reference holds, with 18 characters.</summary>
    public string? Identity(string field) => Text(field) is { } id ? SalesforceIds.Normalise(id) : null;

    /// <summary>A checkbox; an absent one counts as not ticked.</summary>
    public bool Flag(string field) => Find(field) is { ValueKind: JsonValueKind.True };

    /// <summary>A number; currency keeps its digits.</summary>
    public decimal? Number(string field) => Find(field) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    /// <summary>A datetime in UTC. Salesforce writes "2026-11-22T07:13:00.000+0000", which JSON readers refuse.</summary>
    public DateTimeOffset? Time(string field) =>
        Text(field) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime() : null;

    /// <summary>A date without a time; it means a day in the org's or the user's zone.</summary>
    public DateOnly? Date(string field) => Text(field) is { } text ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A related record, for example Owner; null when there is none.</summary>
    public SalesforceRow? Related(string relationship) =>
        Find(relationship) is { ValueKind: JsonValueKind.Object } value ? new SalesforceRow(value) : null;

    /// <summary>The rows of a child relationship; empty when there are none.</summary>
    public IReadOnlyList<SalesforceRow> Children(string relationship) =>
        Find(relationship) is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("records", out var records)
            ? [.. records.EnumerateArray().Select(record => new SalesforceRow(record))]
            : [];

    /// <summary>Every value as text, related records with a point: Owner.Name. Ids have 18 characters.</summary>
    public IReadOnlyDictionary<string, string?> Values()
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject().Where(member => member.Name != "attributes"))
        {
            if (member.Value.ValueKind != JsonValueKind.Object) values[member.Name] = IsIdentity(member.Name) ? Identity(member.Name) : Text(member.Name);
            else foreach (var (name, value) in new SalesforceRow(member.Value).Values()) values[$"{member.Name}.{name}"] = value;
        }

        return values;
    }

    private bool IsIdentity(string field) => field.EndsWith("Id", StringComparison.Ordinal) && SalesforceIds.IsValid(Text(field));

    private JsonElement? Find(string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
