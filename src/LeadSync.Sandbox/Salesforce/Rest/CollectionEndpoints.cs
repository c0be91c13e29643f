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
        var ids = CollectionRecord.Repeated(records.Select(record => SalesforceId.TryNormalise(record.Id, out var normal) ? normal : null));

        return Write(call, records, (record, context) => writer.Update(record, context, ids));
    }

    public ApiAnswer Upsert(ApiCall call)
    {
        var type = org.Type(call["type"]);
        var field = type.ExternalIdField(call["field"]);
        var records = Records(call);
        if (records.Exists(record => record.TypeName is { } name && !name.Same(type.Name)))
            throw Refusal.Bad("INVALID_TYPE", $"An upsert call takes one object only: {type.Name}");
        var keys = CollectionRecord.Repeated(records.Select(record => record.Key(field)));

        return Write(call, records, (record, context) => writer.Upsert(type, field, record, context, keys));
    }

    public ApiAnswer Delete(ApiCall call)
    {
        var ids = (call.Query.GetValueOrDefault("ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length is 0 or > MostRecords) throw TooMany(ids.Length);
        var context = call.SaveContext(org);
        var allOrNone = call.Query.GetValueOrDefault("allOrNone").Same("true");

        return CollectionResults.Write(org, ids, allOrNone, id => writer.Delete(id.Trim(), context));
    }

    public ApiAnswer Retrieve(ApiCall call)
    {
        var type = org.Type(call["type"]);
        var ids = List(call, "ids");
        if (ids.Count is 0 or > MostReads) throw TooMany(ids.Count);
        var projection = Projection.Of(List(call, "fields").Select(name => type.Column(name.Trim())).Prepend(type.Id));
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

    private ApiAnswer Write(ApiCall call, List<CollectionRecord> records, Func<CollectionRecord, SaveContext, SaveOutcome> save)
    {
        var context = call.SaveContext(org);
        return CollectionResults.Write(org, records, call.Json.Is("allOrNone"), record => save(record, context));
    }

    private static List<CollectionRecord> Records(ApiCall call)
    {
        var list = call.Json.List("records") ?? throw Refusal.BadJson("records: an array of records is needed");
        if (list.Count is 0 or > MostRecords) throw TooMany(list.Count);
        if (list.Any(record => record.ValueKind is not JsonValueKind.Object)) throw Refusal.BadJson("records: each has to be an object");
        var records = list.Select(json => new CollectionRecord(json)).ToList();
        var chunks = records.Zip(records.Skip(1), (left, right) => left.TypeName.Same(right.TypeName) ? 0 : 1).Sum() + 1;

        return chunks <= MostChunks ? records : throw Refusal.Bad("LIMIT_EXCEEDED", $"At most {MostChunks} runs of one object in a call: sort the records by type");
    }

    private static Refusal TooMany(int count) => count == 0
        ? Refusal.Bad("MISSING_ARGUMENT", "At least one record is needed")
        : Refusal.Bad("LIMIT_EXCEEDED", $"record limit reached. cannot submit more than {MostRecords} records into this call");

    private static List<string> List(ApiCall call, string name) => call.Body is null
        ? [.. (call.Query.GetValueOrDefault(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)]
        : [.. (call.Json.List(name) ?? []).Select(item => item.ToString())];
}
