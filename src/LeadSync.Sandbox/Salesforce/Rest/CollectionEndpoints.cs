using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Soql;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Up to 200 records in one call, each with its own result, in the order they came (REST API: sObject Collections).</summary>
internal sealed class CollectionEndpoints(Org org)
{
    public const int MostRecords = 200;
    private const int MostReads = 2000;
    private const int MostChunks = 10;

    private readonly CollectionWriter writer = new(org);

    public ApiAnswer Create(ApiCall call) => Write(call, Records(call), writer.Create);

    public ApiAnswer Update(ApiCall call)
    {
        var records = Records(call);
        var ids = Repeated(records.Select(record => Text(record, "id") is { } id && SalesforceId.TryNormalise(id, out var normal) ? normal : null));

        return Write(call, records, (record, context) => writer.Update(record, context, ids));
    }

    public ApiAnswer Upsert(ApiCall call)
    {
        var type = org.Type(call["type"]);
        var field = type.ExternalIdField(call["field"]);
        var records = Records(call);
        if (records.Exists(record => CollectionWriter.TypeName(record) is { } name && !name.Equals(type.Name, StringComparison.OrdinalIgnoreCase)))
            throw new Refusal(400, "INVALID_TYPE", $"An upsert call takes one object only: {type.Name}");
        var keys = Repeated(records.Select(record => CollectionWriter.Key(record, field)));

        return Write(call, records, (record, context) => writer.Upsert(type, field, record, context, keys));
    }

    public ApiAnswer Delete(ApiCall call)
    {
        var ids = (call.Query.GetValueOrDefault("ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length is 0 or > MostRecords) throw TooMany(ids.Length);
        var context = call.SaveContext(org);

        return CollectionResults.Write(org, ids, "true".Equals(call.Query.GetValueOrDefault("allOrNone"), StringComparison.OrdinalIgnoreCase), id => writer.Delete(id.Trim(), context));
    }

    public ApiAnswer Retrieve(ApiCall call)
    {
        var type = org.Type(call["type"]);
        var ids = List(call, "ids");
        if (ids.Count is 0 or > MostReads) throw TooMany(ids.Count);
        var fields = List(call, "fields").Select(name => type.FindVisible(name.Trim()) ?? throw new Refusal(400, "INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}")).ToList();
        var projection = Projection.Of(fields.Prepend(type.Id));
        var rows = ids.Select(id => org.Store.Find(id.Trim()) is { IsDeleted: false } row && row.Type == type ? row : null).ToList();

        return ApiAnswer.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var row in rows)
                if (row is null) json.WriteNullValue();
                else projection.Write(json, org.Store, row, call.Version);
            json.WriteEndArray();
        }) with { Records = rows.Count };
    }

    private ApiAnswer Write(ApiCall call, List<JsonElement> records, Func<JsonElement, SaveContext, SaveOutcome> save)
    {
        var context = call.SaveContext(org);
        var allOrNone = call.Json.TryGetProperty("allOrNone", out var flag) && flag.ValueKind is JsonValueKind.True;

        return CollectionResults.Write(org, records, allOrNone, record => save(record, context));
    }

    private static List<JsonElement> Records(ApiCall call)
    {
        if (!call.Json.TryGetProperty("records", out var list) || list.ValueKind is not JsonValueKind.Array) throw Refusal.BadJson("records: an array of records is needed");
        var records = list.EnumerateArray().ToList();
        if (records.Count is 0 or > MostRecords) throw TooMany(records.Count);
        if (records.Exists(record => record.ValueKind is not JsonValueKind.Object)) throw Refusal.BadJson("records: each has to be an object");
        var chunks = records.Zip(records.Skip(1), (left, right) => CollectionWriter.TypeName(left) != CollectionWriter.TypeName(right) ? 1 : 0).Sum() + 1;

        return chunks <= MostChunks ? records : throw new Refusal(400, "LIMIT_EXCEEDED", $"At most {MostChunks} runs of one object in a call: sort the records by type");
    }

    private static Refusal TooMany(int count) => count == 0
        ? new Refusal(400, "MISSING_ARGUMENT", "At least one record is needed")
        : new Refusal(400, "LIMIT_EXCEEDED", $"record limit reached. cannot submit more than {MostRecords} records into this call");

    private static HashSet<string> Repeated(IEnumerable<string?> keys) =>
        [.. keys.OfType<string>().GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).SelectMany(same => same)];

    private static List<string> List(ApiCall call, string name) => call.Body is null
        ? [.. (call.Query.GetValueOrDefault(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)]
        : call.Json.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    private static string? Text(JsonElement record, string name) => CollectionWriter.Member(record, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
