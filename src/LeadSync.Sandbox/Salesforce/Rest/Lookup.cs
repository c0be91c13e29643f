using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>What the names and ids in a path stand for; unknown ones are refused as the platform does.</summary>
internal static class Lookup
{
    public static ObjectSchema Type(this Org org, string name) => org.Store.Schema.Find(name) ?? throw Refusal.NotFound();

    /// <summary>A live row by an id in the path.</summary>
    public static Row LiveRow(this Org org, ObjectSchema type, string id)
    {
        if (!SalesforceId.TryNormalise(id, out var normal)) throw new Refusal(404, "NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {id}");
        var row = org.Store[type].Find(normal) ?? throw Refusal.NotFound();
        return row.IsDeleted ? throw new Refusal(404, "ENTITY_IS_DELETED", "entity is deleted", []) : row;
    }

    /// <summary>A field to show, as a client named it.</summary>
    public static Field Column(this ObjectSchema type, string name) =>
        type.FindVisible(name) ?? throw Refusal.Bad("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");

    public static Field ExternalIdField(this ObjectSchema type, string name) => type.FindVisible(name) is { IdLookup: true } field
        ? field
        : throw new Refusal(404, "NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {name}");

    public static IReadOnlyList<Row> ByKey(this Org org, ObjectSchema type, Field field, string? value) => field.Kind is FieldKind.Id
        ? org.Store.Find(value) is { IsDeleted: false } row && row.Type == type ? [row] : []
        : [.. org.Store[type].Live(field.Name, value)];
}
