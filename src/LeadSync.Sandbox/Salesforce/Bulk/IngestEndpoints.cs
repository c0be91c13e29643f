using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rest;

namespace LeadSync.Sandbox.Salesforce.Bulk;

/// <summary>Bulk API 2.0 ingest: open a job, upload once, close, poll, fetch results (Bulk API 2.0 guide).</summary>
internal sealed class IngestEndpoints(Org org)
{
    private const string KeyPrefix = "750";

    /// <summary>150 MB as the server keeps it, which is base64: 4 bytes for 3.</summary>
    private const long MostEncodedBytes = 150_000_000;

    private static readonly string[] Operations = ["insert", "update", "upsert", "delete"];

    private readonly Dictionary<string, IngestJob> jobs = new(StringComparer.Ordinal);
    private readonly IngestRun run = new(org);
    private long made;

    public IngestAllowance Allowance { get; } = new();

    public ApiAnswer Open(ApiCall call)
    {
        var order = Order(call);
        var job = new IngestJob(SalesforceId.Mint(KeyPrefix, ++made), order, org.Now);
        jobs.Add(job.Id, job);

        return Info(job);
    }

    public ApiAnswer List(ApiCall call) => ApiAnswer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("done", true);
        json.WriteStartArray("records");
        foreach (var job in jobs.Values) IngestInfo.Write(json, job);
        json.WriteEndArray();
        json.WriteNull("nextRecordsUrl");
        json.WriteEndObject();
    });

    public ApiAnswer Upload(ApiCall call)
    {
        var job = Find(call);
        if (job.State is not IngestState.Open || job.Table is not null) throw WrongState(job, "takes no further upload");
        if ((call.Upload.Length + 2) / 3 * 4L > MostEncodedBytes) throw new Refusal(413, "CLIENT_INPUT_ERROR", "The upload is larger than 150 MB in base64");
        job.Table = IngestTable.Read(call.Upload, job.Order);

        return ApiAnswer.Empty(201) with { Records = job.Table.Rows.Count };
    }

    public ApiAnswer Change(ApiCall call)
    {
        var job = Find(call);
        switch (call.Json.Text("state"))
        {
            case "UploadComplete" when job.State is IngestState.Open:
                if (!Allowance.Take(job.Table?.Rows.Count ?? 0, org.Now)) throw Refusal.Bad("LIMIT_EXCEEDED", "The org's daily bulk allowance is used up");
                job.Move(IngestState.UploadComplete, org.Now);
                // As the platform answers: the state that was asked for, whatever the queue does a moment later.
                var answer = Info(job);
                StartIfDue(job);
                return answer;
            case "Aborted" when !job.IsOver:
                job.Move(IngestState.Aborted, org.Now);
                return Info(job);
            case "UploadComplete" or "Aborted":
                throw WrongState(job, "cannot be changed");
            case var state:
                throw Refusal.Bad("INVALIDJOBSTATE", $"state may become UploadComplete or Aborted, not {state}");
        }
    }

    public ApiAnswer Read(ApiCall call)
    {
        var job = Find(call);
        StartIfDue(job);

        return Info(job);
    }

    public ApiAnswer Successful(ApiCall call) => IngestResults.Successful(Find(call));

    public ApiAnswer Failed(ApiCall call) => IngestResults.Failed(Find(call));

    public ApiAnswer Unprocessed(ApiCall call) => IngestResults.Unprocessed(Find(call));

    public ApiAnswer Delete(ApiCall call)
    {
        var job = Find(call);
        if (job.State is IngestState.Open or IngestState.InProgress) throw WrongState(job, "cannot be deleted");
        jobs.Remove(job.Id);

        return ApiAnswer.Empty(204);
    }

    /// <summary>A queue that is held (a switch) lets a job go when somebody next asks for it.</summary>
    private void StartIfDue(IngestJob job)
    {
        if (job.State is IngestState.UploadComplete && !org.Settings.BulkHeld) run.Start(job);
    }

    private IngestOrder Order(ApiCall call)
    {
        var body = call.Json;
        var operation = body.Text("operation") ?? throw Refusal.Bad("INVALIDJOB", "operation is missing");
        if (!Operations.Contains(operation)) throw Refusal.Bad(operation is "hardDelete" ? "FEATURENOTENABLED" : "INVALIDJOB", $"operation {operation} is not possible here");
        var type = body.Text("object") is { } name ? org.Type(name) : throw Refusal.Bad("INVALIDJOB", "object is missing");
        if (!type.Writable) throw Refusal.Bad("INVALIDENTITY", $"Entity '{type.Name}' is not supported by the Bulk API.");
        var key = body.Text("externalIdFieldName");
        if (operation is "upsert" && (key is null || type.FindVisible(key) is not { IdLookup: true })) throw Refusal.Bad("INVALIDJOB", $"InvalidJob : External ID field {key} is not there or no external id");
        if (body.Text("contentType") is { } content && !content.Same("CSV")) throw Refusal.Bad("INVALIDJOB", $"contentType {content} is not possible: CSV is");
        var delimiter = body.Text("columnDelimiter") ?? "COMMA";
        if (!IngestTable.Knows(delimiter)) throw Refusal.Bad("INVALIDJOB", $"columnDelimiter {delimiter} is not known");
        var ending = body.Text("lineEnding") ?? "LF";
        if (ending is not ("LF" or "CRLF")) throw Refusal.Bad("INVALIDJOB", $"lineEnding {ending} is not known");
        var rule = body.Text("assignmentRuleId") is { } id ? SalesforceId.TryNormalise(id, out var normal) ? normal : throw Refusal.Bad("INVALIDJOB", $"assignmentRuleId {id} is no id") : null;

        return new IngestOrder(type.Name, operation, operation is "upsert" ? type.FindVisible(key!)!.Name : null, rule, ending, delimiter, call.Version, call.UserId);
    }

    private IngestJob Find(ApiCall call) =>
        SalesforceId.TryNormalise(call["jobId"], out var id) && jobs.TryGetValue(id, out var job) ? job : throw Refusal.NotFound();

    private static Refusal WrongState(IngestJob job, string what) => Refusal.Bad("INVALIDJOBSTATE", $"Job {job.Id} is {job.State} and {what}");

    private static ApiAnswer Info(IngestJob job) => ApiAnswer.Json(200, json => IngestInfo.Write(json, job));
}
