using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>What objects and fields there are, as the API user may see them.</summary>
internal sealed class DescribeEndpoints(Org org)
{
    public ApiAnswer Global(ApiCall call) => Unchanged(call) ?? Dated(ApiAnswer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("encoding", "UTF-8");
        json.WriteNumber("maxBatchSize", CollectionEndpoints.MostRecords);
        json.WriteStartArray("sobjects");
        foreach (var schema in org.Store.Schema.Objects.Where(schema => !schema.IsTooling))
        {
            json.WriteStartObject();
            WriteHead(json, call, schema);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    public ApiAnswer Basic(ApiCall call)
    {
        var schema = org.Type(call["type"]);
        return ApiAnswer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("objectDescribe");
            WriteHead(json, call, schema);
            json.WriteEndObject();
            json.WriteStrings("recentItems", []);
            json.WriteEndObject();
        });
    }

    public ApiAnswer Full(ApiCall call)
    {
        var schema = org.Type(call["type"]);
        return Unchanged(call) ?? Dated(ApiAnswer.Json(200, json =>
        {
            json.WriteStartObject();
            WriteHead(json, call, schema);
            json.WriteStartArray("fields");
            foreach (var field in schema.VisibleFields) FieldDescription.Write(json, schema, field);
            json.WriteEndArray();
            json.WriteStartArray("recordTypeInfos");
            json.WriteStartObject();
            json.WriteString("name", "Master");
            json.WriteString("developerName", "Master");
            json.WriteString("recordTypeId", "012000000000000AAA");
            json.WriteBoolean("active", true);
            json.WriteBoolean("available", true);
            json.WriteBoolean("defaultRecordTypeMapping", true);
            json.WriteBoolean("master", true);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStrings("childRelationships", []);
            json.WriteEndObject();
        }));
    }

    private static void WriteHead(Utf8JsonWriter json, ApiCall call, ObjectSchema schema)
    {
        json.WriteString("name", schema.Name);
        json.WriteString("label", schema.Name);
        json.WriteString("keyPrefix", schema.KeyPrefix);
        json.WriteBoolean("custom", false);
        json.WriteBoolean("createable", schema.Writable);
        json.WriteBoolean("updateable", schema.Writable);
        json.WriteBoolean("deletable", schema.Deletable);
        json.WriteBoolean("mergeable", schema.Name is "Lead" or "Contact" or "Account");
        json.WriteBoolean("queryable", true);
        json.WriteBoolean("replicateable", schema.Writable);
        json.WriteBoolean("retrieveable", true);
        json.WriteStartObject("urls");
        json.WriteString("sobject", call.Url($"sobjects/{schema.Name}"));
        json.WriteString("describe", call.Url($"sobjects/{schema.Name}/describe"));
        json.WriteString("rowTemplate", call.Url($"sobjects/{schema.Name}/{{ID}}"));
        json.WriteEndObject();
    }

    private ApiAnswer? Unchanged(ApiCall call) => call.Date("If-Modified-Since") is { } since && org.SchemaChangedAt <= since ? ApiAnswer.Empty(304) : null;

    private ApiAnswer Dated(ApiAnswer answer) => answer with { Headers = new Dictionary<string, string> { ["Last-Modified"] = org.SchemaChangedAt.ToString("R") } };
}
