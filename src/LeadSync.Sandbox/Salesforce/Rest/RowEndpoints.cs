using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;
using LeadSync.Sandbox.Salesforce.Soql;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>One record at a time (REST API: sObject Basic Information, sObject Rows).</summary>
internal sealed class RowEndpoints(Org org)
{
    private readonly RecordSaver saver = new(org);

    public ApiAnswer Create(ApiCall call)
    {
        var type = org.Type(call["type"]);
        if (call.Json.EnumerateObject().Any(RecordReader.IsId)) throw Refusal.Bad("INVALID_FIELD", "cannot specify Id in an insert call", ["Id"]);

        return Insert(call, type, new Draft(type, null));
    }

    /// <summary>`POST …/Lead/Id` without a value is a plain insert.</summary>
    public ApiAnswer CreateById(ApiCall call) => call["id"].Same("Id") ? Create(call) : throw Refusal.NotFound();

    public ApiAnswer Insert(ApiCall call, ObjectSchema type, Draft draft, bool tellsCreated = false, Field? except = null)
    {
        if (!type.Writable) throw Refusal.Bad("INVALID_TYPE_FOR_OPERATION", $"entity type cannot be inserted: {type.Name}");
        RecordReader.Read(org.Store, draft, call.Json, except);
        var saved = saver.Save(draft, call.SaveContext(org));

        return saved.Success ? Saved(call, type, 201, saved.Id!, tellsCreated ? true : null) : ApiAnswer.OfErrors(saved.Errors, call.Version);
    }

    public ApiAnswer Read(ApiCall call)
    {
        var type = org.Type(call["type"]);
        return Show(call, org.LiveRow(type, call["id"]));
    }

    public ApiAnswer Show(ApiCall call, Row row)
    {
        var changed = row.Time("LastModifiedDate")!.Value;
        if (call.Date("If-Modified-Since") is { } since && changed <= since) return ApiAnswer.Empty(304);
        if (call.Date("If-Unmodified-Since") is { } until && changed > until) return ApiAnswer.Empty(412);
        var fields = call.Query.GetValueOrDefault("fields") is { Length: > 0 } names ? names.Split(',').Select(name => row.Type.Column(name.Trim())) : row.Type.VisibleFields;
        var projection = Projection.Of(fields);

        return ApiAnswer.Json(200, json => projection.Write(json, org.Store, row, call.Version)) with
        {
            Headers = new Dictionary<string, string> { ["Last-Modified"] = changed.ToString("R") },
            Records = 1,
        };
    }

    public ApiAnswer Update(ApiCall call)
    {
        var row = org.LiveRow(org.Type(call["type"]), call["id"]);
        if (call.Json.EnumerateObject().Any(RecordReader.IsId)) throw Refusal.Bad("INVALID_FIELD", "The Id field should not be specified in the sobject data.", ["Id"]);

        return Change(call, row, except: null) ?? ApiAnswer.Empty(204) with { Records = 1 };
    }

    /// <summary>Null when it worked; what to say then differs between update and upsert.</summary>
    public ApiAnswer? Change(ApiCall call, Row row, Field? except)
    {
        if (!row.Type.Writable) throw Refusal.Bad("INVALID_TYPE_FOR_OPERATION", $"entity type cannot be updated: {row.Type.Name}");
        // The one optimistic lock the platform offers, as coarse as its stamps: one second.
        if (call.Date("If-Unmodified-Since") is { } until && row.Time("LastModifiedDate") > until) return ApiAnswer.Empty(412);
        var draft = new Draft(row.Type, row);
        RecordReader.Read(org.Store, draft, call.Json, except);
        var saved = saver.Save(draft, call.SaveContext(org));

        return saved.Success ? null : ApiAnswer.OfErrors(saved.Errors, call.Version);
    }

    public ApiAnswer Delete(ApiCall call) => Remove(call, org.LiveRow(org.Type(call["type"]), call["id"]));

    public ApiAnswer Remove(ApiCall call, Row row)
    {
        var deleted = saver.Delete(row, call.SaveContext(org));
        return deleted.Success ? ApiAnswer.Empty(204) with { Records = 1 } : ApiAnswer.OfErrors(deleted.Errors, call.Version);
    }

    public static ApiAnswer Saved(ApiCall call, ObjectSchema type, int status, string id, bool? created) => ApiAnswer.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteBoolean("success", true);
        json.WriteStrings("errors", []);
        if (created is { } known) json.WriteBoolean("created", known);
        json.WriteEndObject();
    }) with
    {
        Headers = status == 201 ? new Dictionary<string, string> { ["Location"] = call.Url($"sobjects/{type.Name}/{id}") } : new Dictionary<string, string>(),
        Records = 1,
    };
}
