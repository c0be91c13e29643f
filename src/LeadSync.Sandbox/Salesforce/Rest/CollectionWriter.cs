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

    public SaveOutcome Create(CollectionRecord record, SaveContext context)
    {
        if (TypeOf(record) is not { } type) return UnknownType(record);

        return record.HasId ? SaveOutcome.Refused("INVALID_FIELD", "cannot specify Id in an insert call", "Id") : Insert(type, record, context, key: null);
    }

    public SaveOutcome Update(CollectionRecord record, SaveContext context, HashSet<string> repeatedIds)
    {
        if (TypeOf(record) is not { } type) return UnknownType(record);
        if (record.Id is null) return SaveOutcome.Refused("MISSING_ARGUMENT", "Id not specified in an update call");
        if (!SalesforceId.TryNormalise(record.Id, out var id)) return SaveOutcome.Refused("MALFORMED_ID", $"{type.Name} ID: id value of incorrect type: {record.Id}", "Id");
        if (repeatedIds.Contains(id)) return SaveOutcome.Refused("DUPLICATE_VALUE", $"Duplicate id specified: {id}") with { Id = id };
        if (org.Store.Find(id) is not { } row || row.Type != type) return Dangling() with { Id = id };

        return row.IsDeleted ? SaveOutcome.Failed(SaveError.Deleted()) with { Id = id } : Change(row, record, context, key: null);
    }

    public SaveOutcome Upsert(ObjectSchema type, Field field, CollectionRecord record, SaveContext context, HashSet<string> repeatedKeys)
    {
        var byId = field.Kind is FieldKind.Id;
        if (record.HasId && !byId) return SaveOutcome.Refused("INVALID_FIELD", "The Id field should not be specified in the sobject data.", "Id");
        if (record.Key(field) is not { } key)
            return byId ? Created(Insert(type, record, context, key: null)) : SaveOutcome.Refused("MISSING_ARGUMENT", $"{field.Name} not specified");
        if (repeatedKeys.Contains(key)) return SaveOutcome.Refused("DUPLICATE_VALUE", $"Duplicate external id specified: {key}", field.Name);

        return org.ByKey(type, field, key) switch
        {
            [] when byId => Dangling(),
            [] => Created(Insert(type, record, context, (field, key))),
            [var row] => Updated(Change(row, record, context, field)),
            var several => Ambiguous(field, several),
        };
    }

    public SaveOutcome Delete(string id, SaveContext context)
    {
        if (!SalesforceId.TryNormalise(id, out var normal)) return SaveOutcome.Refused("MALFORMED_ID", $"malformed id {id}");
        var outcome = org.Store.Find(normal) is { } row ? saver.Delete(row, context) : Dangling();

        return outcome.Success ? outcome : outcome with { Id = normal };
    }

    private SaveOutcome Insert(ObjectSchema type, CollectionRecord record, SaveContext context, (Field Field, string Value)? key)
    {
        if (!type.Writable) return SaveOutcome.Refused("INVALID_TYPE_FOR_OPERATION", $"entity type cannot be inserted: {type.Name}");
        var draft = new Draft(type, null);
        if (key is { } known) draft.Set(known.Field, known.Value);
        RecordReader.Read(org.Store, draft, record.Json, key?.Field);

        return saver.Save(draft, context);
    }

    private SaveOutcome Change(Row row, CollectionRecord record, SaveContext context, Field? key)
    {
        if (!row.Type.Writable) return SaveOutcome.Refused("INVALID_TYPE_FOR_OPERATION", $"entity type cannot be updated: {row.Type.Name}");
        var draft = new Draft(row.Type, row);
        RecordReader.Read(org.Store, draft, record.Json, key);

        return saver.Save(draft, context) with { Id = row.Id };
    }

    private ObjectSchema? TypeOf(CollectionRecord record) => record.TypeName is { } name ? org.Store.Schema.Find(name) : null;

    private static SaveOutcome Created(SaveOutcome outcome) => outcome.Success ? outcome with { Created = true } : outcome;

    private static SaveOutcome Updated(SaveOutcome outcome) => outcome.Success ? outcome with { Created = false } : outcome;

    private static SaveOutcome Dangling() => SaveOutcome.Refused("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");

    private static SaveOutcome Ambiguous(Field field, IReadOnlyList<Row> rows) => SaveOutcome.Refused(
        "DUPLICATE_EXTERNAL_ID",
        $"{field.Name}: more than one record found for external id field: [{string.Join(", ", rows.Select(row => row.Id))}]",
        field.Name);

    private static SaveOutcome UnknownType(CollectionRecord record) =>
        SaveOutcome.Refused("INVALID_TYPE", $"sObject type '{record.TypeName}' is not supported: each record names its object in attributes.type");
}
