using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Writes one record of a collection. A failed update still carries its id: only `success` tells.</summary>
internal sealed class CollectionWriter(Org org)
{
    private readonly RecordSaver saver = new(org);

    public SaveOutcome Create(JsonElement record, SaveContext context)
    {
        if (TypeName(record) is not { } name || org.Store.Schema.Find(name) is not { } type) return UnknownType(record);
        if (Member(record, "id") is not null) return SaveOutcome.Failed(SaveError.Of("INVALID_FIELD", "cannot specify Id in an insert call", "Id"));

        return Insert(type, record, context, key: null);
    }

    public SaveOutcome Update(JsonElement record, SaveContext context, HashSet<string> repeatedIds)
    {
        if (TypeName(record) is not { } name || org.Store.Schema.Find(name) is not { } type) return UnknownType(record);
        if (Member(record, "id") is not { ValueKind: JsonValueKind.String } given) return SaveOutcome.Failed(SaveError.Of("MISSING_ARGUMENT", "Id not specified in an update call"));
        if (!SalesforceId.TryNormalise(given.GetString(), out var id)) return SaveOutcome.Failed(SaveError.Of("MALFORMED_ID", $"{type.Name} ID: id value of incorrect type: {given.GetString()}", "Id"));
        if (repeatedIds.Contains(id)) return Failed(id, SaveError.Of("DUPLICATE_VALUE", $"Duplicate id specified: {id}"));
        if (org.Store.Find(id) is not { } row || row.Type != type) return Failed(id, SaveError.Of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));

        return row.IsDeleted ? Failed(id, SaveError.Deleted()) : Change(row, record, context, key: null);
    }

    public SaveOutcome Upsert(ObjectSchema type, Field field, JsonElement record, SaveContext context, HashSet<string> repeatedKeys)
    {
        if (Member(record, "id") is not null && field.Kind is not FieldKind.Id) return SaveOutcome.Failed(SaveError.Of("INVALID_FIELD", "The Id field should not be specified in the sobject data.", "Id"));
        if (Key(record, field) is not { } key)
            return field.Kind is FieldKind.Id ? Insert(type, record, context, null) with { Created = true } : SaveOutcome.Failed(SaveError.Of("MISSING_ARGUMENT", $"{field.Name} not specified"));
        if (repeatedKeys.Contains(key)) return SaveOutcome.Failed(SaveError.Of("DUPLICATE_VALUE", $"Duplicate external id specified: {key}", field.Name));

        return org.ByKey(type, field, key) switch
        {
            [] when field.Kind is FieldKind.Id => SaveOutcome.Failed(SaveError.Of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")),
            [] => Insert(type, record, context, key: (field, key)) is var made && made.Success ? made with { Created = true } : made,
            [var row] => Change(row, record, context, field) is var changed && changed.Success ? changed with { Created = false } : changed,
            var several => SaveOutcome.Failed(SaveError.Of("DUPLICATE_EXTERNAL_ID", $"{field.Name}: more than one record found for external id field: [{string.Join(", ", several.Select(row => row.Id))}]", field.Name)),
        };
    }

    public SaveOutcome Delete(string id, SaveContext context)
    {
        if (!SalesforceId.TryNormalise(id, out var normal)) return SaveOutcome.Failed(SaveError.Of("MALFORMED_ID", $"malformed id {id}"));
        var outcome = org.Store.Find(normal) is { } row ? saver.Delete(row, context) : SaveOutcome.Failed(SaveError.Of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));

        return outcome.Success ? outcome : outcome with { Id = normal };
    }

    public static string? TypeName(JsonElement record) =>
        record.TryGetProperty("attributes", out var attributes) && attributes.ValueKind is JsonValueKind.Object && attributes.TryGetProperty("type", out var type) ? type.GetString() : null;

    public static JsonElement? Member(JsonElement record, string name)
    {
        foreach (var member in record.EnumerateObject())
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        return null;
    }

    public static string? Key(JsonElement record, Field field) => Member(record, field.Name) is { ValueKind: JsonValueKind.String } key && key.GetString() is { Length: > 0 } text ? text : null;

    private SaveOutcome Insert(ObjectSchema type, JsonElement record, SaveContext context, (Field Field, string Value)? key)
    {
        if (!type.Writable) return SaveOutcome.Failed(SaveError.Of("INVALID_TYPE_FOR_OPERATION", $"entity type cannot be inserted: {type.Name}"));
        var draft = new Draft(type, null);
        if (key is { } known) draft.Set(known.Field, known.Value);
        RecordReader.Read(org.Store, draft, record, key?.Field);

        return saver.Save(draft, context);
    }

    private SaveOutcome Change(Row row, JsonElement record, SaveContext context, Field? key)
    {
        if (!row.Type.Writable) return SaveOutcome.Failed(SaveError.Of("INVALID_TYPE_FOR_OPERATION", $"entity type cannot be updated: {row.Type.Name}"));
        var draft = new Draft(row.Type, row);
        RecordReader.Read(org.Store, draft, record, key);
        var saved = saver.Save(draft, context);

        return saved.Success ? saved : saved with { Id = row.Id };
    }

    private static SaveOutcome Failed(string id, SaveError error) => new(id, [error]);

    private static SaveOutcome UnknownType(JsonElement record) =>
        SaveOutcome.Failed(SaveError.Of("INVALID_TYPE", $"sObject type '{TypeName(record) ?? ""}' is not supported: each record names its object in attributes.type"));
}
