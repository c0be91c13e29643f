using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>Reads a client's JSON record into a draft. One unknown or forbidden member fails the whole record, not just that field.</summary>
internal static class RecordReader
{
    public static void Read(RowStore store, Draft draft, JsonElement record, Field? except = null)
    {
        var forbidden = new List<string>();
        foreach (var member in record.EnumerateObject())
        {
            if (member.NameEquals("attributes") || IsId(member)) continue;
            if (draft.Type.Find(member.Name) is not { } field)
            {
                ReadRelation(store, draft, member);
                continue;
            }

            if (field == except) continue;
            if (draft.Type.AccessTo(field) is not FieldAccess.Full || !(draft.IsNew ? field.Createable : field.Updateable)) forbidden.Add(field.Name);
            else draft.Set(field, ValueReader.Read(field, member.Value));
        }

        if (forbidden.Count == 0) return;
        var names = string.Join(", ", forbidden);
        const string advice = "Please check the security settings of this field and verify that it is read/write for your profile or permission set.";
        draft.Errors.Add(SaveError.Of("INVALID_FIELD_FOR_INSERT_UPDATE", $"Unable to create/update fields: {names}. {advice}", [.. forbidden]));
    }

    public static bool IsId(JsonProperty member) => member.Name.Same("Id");

    /// <summary>A parent may be named by its own external id: `"Account": { "Key__c": "A-9" }`.</summary>
    private static void ReadRelation(RowStore store, Draft draft, JsonProperty member)
    {
        var relation = draft.Type.VisibleFields.FirstOrDefault(field => member.Name.Same(field.RelationshipName));
        if (relation is null || relation.Polymorphic || member.Value.ValueKind is not JsonValueKind.Object || store.Schema.Find(relation.ReferenceTo[0]) is not { } target)
        {
            draft.Errors.Add(SaveError.Of("INVALID_FIELD", $"No such column '{member.Name}' on sobject of type {draft.Type.Name}"));
            return;
        }

        var key = member.Value.EnumerateObject().FirstOrDefault(inner => !inner.NameEquals("attributes"));
        if (key.Value.ValueKind is not JsonValueKind.String || target.FindVisible(key.Name) is not { IdLookup: true, Indexed: true } field)
        {
            draft.Errors.Add(SaveError.Of("INVALID_FIELD", $"Field name provided, {key.Name} is not an External ID or indexed field for {target.Name}"));
            return;
        }

        if (store[target].Live(field.Name, key.Value.GetString()).FirstOrDefault() is { } parent) draft.Set(relation, parent.Id);
        else draft.Errors.Add(SaveError.Of("INVALID_FIELD", $"Foreign key external ID: {key.Value.GetString()} not found for field {field.Name} in entity {target.Name}"));
    }
}
