using System.Buffers;
using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Rest;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Bulk;

/// <summary>The columns of an upload as fields, and its rows as the records that a collection would carry.</summary>
internal sealed class IngestColumns
{
    /// <summary>Clears a field; an empty cell leaves it alone (a switch, because no source says so for sure).</summary>
    private const string Null = "#N/A";
    private const int LongestValue = 32_000;

    private readonly ObjectSchema type;
    private readonly IReadOnlyList<string> names;
    private readonly bool blankClears;
    private readonly Field?[] fields;

    private IngestColumns(ObjectSchema type, IReadOnlyList<string> names, bool blankClears)
    {
        this.type = type;
        this.names = names;
        this.blankClears = blankClears;
        fields = [.. names.Select(type.FindVisible)];
    }

    /// <summary>Null with the job's error when a column is no field that the user may see, or the one that names the record is missing.</summary>
    public static (IngestColumns? Columns, string? Problem) Bind(ObjectSchema type, IngestOrder order, IReadOnlyList<string> names, bool blankClears)
    {
        var needed = order.Operation switch { "upsert" => order.ExternalIdField, "insert" => null, _ => "Id" };
        var unknown = names.FirstOrDefault(name => type.FindVisible(name) is null && !IsParent(type, name)) ?? (needed is null || names.Any(needed.Same) ? null : needed);

        return unknown is null ? (new IngestColumns(type, names, blankClears), null) : (null, $"InvalidBatch : Field name not found : {unknown}");
    }

    public static bool IsTooLong(string[] row) => row.Any(value => value.Length > LongestValue);

    public CollectionRecord Record(string[] row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("attributes");
            json.WriteString("type", type.Name);
            json.WriteEndObject();
            for (var at = 0; at < names.Count; at++) Write(json, at, row[at]);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return new CollectionRecord(document.RootElement.Clone());
    }

    private void Write(Utf8JsonWriter json, int at, string value)
    {
        if (value.Length == 0 && !blankClears) return;
        if (value.Length == 0 || value == Null)
        {
            json.WriteNull(names[at]);
            return;
        }

        if (fields[at] is { } field)
        {
            json.WriteString(names[at], field.Kind is FieldKind.Boolean ? Flag(value) : value);
            return;
        }

        var cut = names[at].IndexOf('.', StringComparison.Ordinal);
        json.WriteStartObject(names[at][..cut]);
        json.WriteString(names[at][(cut + 1)..], value);
        json.WriteEndObject();
    }

    /// <summary>`Account.Key__c`: the parent by its own external id.</summary>
    private static bool IsParent(ObjectSchema type, string name) =>
        name.Split('.') is [var relation, _] && type.VisibleFields.Any(field => relation.Same(field.RelationshipName));

    private static string Flag(string value) => value switch { "1" => "true", "0" => "false", _ => value };
}
