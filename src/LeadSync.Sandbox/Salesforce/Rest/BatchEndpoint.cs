using System.Text.Json;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Up to 25 independent calls, one after the other, each by itself and each counted (REST API: Batch).</summary>
internal sealed class BatchEndpoint(Func<ApiCall, ApiAnswer> answer, ApiUsage usage)
{
    private const int MostSubrequests = 25;
    private static readonly Refusal Halted = new(412, "BATCH_PROCESSING_HALTED", "Batch processing halted per request after encountering an error");

    public ApiAnswer Run(ApiCall call)
    {
        var parts = call.Json.List("batchRequests") ?? throw Refusal.BadJson("batchRequests: an array of subrequests is needed");
        if (parts.Count is 0 or > MostSubrequests) throw Refusal.Bad("LIMIT_EXCEEDED", $"The batch takes 1 to {MostSubrequests} subrequests, not {parts.Count}");
        var halts = call.Json.Is("haltOnError");
        var results = new List<ApiAnswer>();
        foreach (var part in parts)
        {
            // The call itself has been counted for its first part.
            if (results.Count > 0) usage.Take();
            var halted = halts && results.Exists(result => result.Failed);
            results.Add(halted ? ApiAnswer.Of(Halted) : Answer(call, part));
        }

        return ApiAnswer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("hasErrors", results.Exists(result => result.Failed));
            json.WriteStartArray("results");
            foreach (var result in results)
            {
                json.WriteStartObject();
                json.WriteNumber("statusCode", result.Status);
                json.WritePropertyName("result");
                if (result.Body.IsEmpty) json.WriteNullValue();
                else json.WriteRawValue(result.Body.Span, skipInputValidation: true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }) with { Records = results.Sum(result => result.Records) };
    }

    private ApiAnswer Answer(ApiCall call, JsonElement part)
    {
        if (part.Text("method") is not { } method || part.Text("url") is not { } url || SubrequestUrl.Read(url) is not { } target) return ApiAnswer.Of(Refusal.NotFound());

        return answer(call with { Method = method, Path = target.Path, Version = target.Version, Query = target.Query, Body = part.Find("richInput") });
    }
}
