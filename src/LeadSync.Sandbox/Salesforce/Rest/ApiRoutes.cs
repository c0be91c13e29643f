using LeadSync.Sandbox.Salesforce.Bulk;
using LeadSync.Sandbox.Salesforce.Orgs;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>The REST API on one page, and the way from a call to its answer.</summary>
internal sealed class ApiRoutes
{
    private readonly Org org;
    private readonly ApiRoute[] routes;

    public ApiRoutes(Org org, ApiUsage usage)
    {
        this.org = org;
        var describe = new DescribeEndpoints(org);
        var ingest = new IngestEndpoints(org);
        var versions = new VersionEndpoints(usage, () => ingest.Allowance.BatchesLeft(org.Now));
        var query = new QueryEndpoints(org);
        var rows = new RowEndpoints(org);
        var external = new ExternalIdEndpoints(org);
        var changes = new ReplicationEndpoints(org);
        var collections = new CollectionEndpoints(org);
        var composite = new CompositeEndpoint(org, Answer);
        var batch = new BatchEndpoint(Answer, usage);
        var customFields = new CustomFieldEndpoint(org);
        routes =
        [
            new("GET", "/", VersionEndpoints.Resources),
            new("GET", "/limits", versions.Limits),
            new("GET", "/query", call => query.Run(call, withDeleted: false)),
            new("GET", "/queryAll", call => query.Run(call, withDeleted: true)),
            new("GET", "/query/{locatorId}", query.More),
            new("GET", "/queryAll/{locatorId}", query.More),
            new("GET", "/sobjects", describe.Global),
            new("GET", "/sobjects/{type}", describe.Basic),
            new("POST", "/sobjects/{type}", rows.Create),
            new("GET", "/sobjects/{type}/describe", describe.Full),
            new("GET", "/sobjects/{type}/updated", changes.Updated),
            new("GET", "/sobjects/{type}/deleted", changes.Deleted),
            new("GET", "/sobjects/{type}/{id}", rows.Read),
            new("PATCH", "/sobjects/{type}/{id}", rows.Update),
            new("POST", "/sobjects/{type}/{id}", rows.CreateById),
            new("DELETE", "/sobjects/{type}/{id}", rows.Delete),
            new("GET", "/sobjects/{type}/{field}/{value}", external.Read),
            new("PATCH", "/sobjects/{type}/{field}/{value}", external.Upsert),
            new("DELETE", "/sobjects/{type}/{field}/{value}", external.Delete),
            new("GET", "/tooling/query", call => query.Run(call, withDeleted: false)),
            new("GET", "/tooling/query/{locatorId}", query.More),
            new("POST", "/tooling/sobjects/CustomField", customFields.Create),
            new("GET", "/tooling/sobjects/CustomField/{id}", customFields.Read),
            new("DELETE", "/tooling/sobjects/CustomField/{id}", customFields.Delete),
            new("POST", "/composite", composite.Run),
            new("POST", "/composite/batch", batch.Run),
            new("POST", "/composite/sobjects", collections.Create),
            new("PATCH", "/composite/sobjects", collections.Update),
            new("DELETE", "/composite/sobjects", collections.Delete),
            new("GET", "/composite/sobjects/{type}", collections.Retrieve),
            new("POST", "/composite/sobjects/{type}", collections.Retrieve),
            new("PATCH", "/composite/sobjects/{type}/{field}", collections.Upsert),
            new("GET", "/jobs/ingest", ingest.List),
            new("POST", "/jobs/ingest", ingest.Open),
            new("GET", "/jobs/ingest/{jobId}", ingest.Read),
            new("PATCH", "/jobs/ingest/{jobId}", ingest.Change),
            new("DELETE", "/jobs/ingest/{jobId}", ingest.Delete),
            new("PUT", "/jobs/ingest/{jobId}/batches", ingest.Upload),
            new("GET", "/jobs/ingest/{jobId}/successfulResults", ingest.Successful),
            new("GET", "/jobs/ingest/{jobId}/failedResults", ingest.Failed),
            new("GET", "/jobs/ingest/{jobId}/unprocessedrecords", ingest.Unprocessed),
        ];
    }

    public IEnumerable<string> Patterns => routes.Select(route => route.Pattern).Distinct(StringComparer.Ordinal);

    /// <summary>Answers a call that came over the wire; what it changed is committed.</summary>
    public ApiAnswer AnswerAndCommit(ApiCall call)
    {
        lock (org.Gate)
        {
            try
            {
                return Answer(call);
            }
            catch
            {
                // A fault of the sandbox itself: nothing half-written may stay.
                org.Store.RollBackTo(0);
                throw;
            }
            finally
            {
                org.Store.Commit();
            }
        }
    }

    /// <summary>A refusal takes back what the call changed until then.</summary>
    private ApiAnswer Answer(ApiCall call)
    {
        var mark = org.Store.Mark();
        try
        {
            return Route(call);
        }
        catch (Refusal refusal)
        {
            org.Store.RollBackTo(mark);
            return ApiAnswer.Of(refusal);
        }
    }

    private ApiAnswer Route(ApiCall call)
    {
        var path = call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var allowed = new List<string>();
        foreach (var route in routes)
        {
            if (route.Match(path) is not { } values) continue;
            if (route.Method == call.Method) return route.Answer(call with { Values = values });
            allowed.Add(route.Method);
        }

        if (allowed.Count == 0) throw Refusal.NotFound();
        throw new Refusal(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{call.Method}' not allowed. Allowed are {string.Join(',', allowed.Distinct())}");
    }
}
