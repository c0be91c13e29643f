using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>One record by a key of ours (REST API: Insert or Update a Record Using an External ID).</summary>
internal sealed class ExternalIdEndpoints(Org org)
{
    private readonly RowEndpoints rows = new(org);

    public ApiAnswer Upsert(ApiCall call)
    {
        var (type, field) = Key(call);
        var matches = org.ByKey(type, field, call["value"]);
        if (matches.Count > 1) return Several(call, matches);
        if (call.Json.EnumerateObject().Any(RecordReader.IsId)) throw Refusal.Bad("INVALID_FIELD", "The Id field should not be specified in the sobject data.", ["Id"]);
        if (matches is [var row])
            return rows.Change(call, row, except: field) ?? RowEndpoints.Saved(call, type, 200, row.Id, created: false);
        if ("true".Same(call.Query.GetValueOrDefault("updateOnly")) || field.Kind is FieldKind.Id) throw Refusal.NotFound();

        var draft = new Draft(type, null);
        draft.Set(field, call["value"]);
        return rows.Insert(call, type, draft, tellsCreated: true, except: field);
    }

    public ApiAnswer Read(ApiCall call) => One(call, row => rows.Show(call, row));

    public ApiAnswer Delete(ApiCall call) => One(call, row => rows.Remove(call, row));

    private ApiAnswer One(ApiCall call, Func<Row, ApiAnswer> answer)
    {
        var (type, field) = Key(call);
        return org.ByKey(type, field, call["value"]) switch
        {
            [] => throw Refusal.NotFound(),
            [var row] => answer(row),
            var several => Several(call, several),
        };
    }

    private (ObjectSchema Type, Field Field) Key(ApiCall call)
    {
        var type = org.Type(call["type"]);
        return (type, type.ExternalIdField(call["field"]));
    }

    /// <summary>300 with the records' URLs, not in the shape of errors; nothing is written.</summary>
    private static ApiAnswer Several(ApiCall call, IReadOnlyList<Row> rows) => ApiAnswer.Json(300, json =>
    {
        json.WriteStartArray();
        foreach (var row in rows) json.WriteStringValue(call.Url($"sobjects/{row.Type.Name}/{row.Id}"));
        json.WriteEndArray();
    });
}
