using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LeadSync.Salesforce;

// The shapes on the wire. Every member of an answer may be missing, whatever the documentation says.
internal sealed record QueryPage(int TotalSize, bool Done, string? NextRecordsUrl, IReadOnlyList<JsonElement>? Records);

internal sealed record CompositeRequest(bool AllOrNone, [property: JsonPropertyName("compositeRequest")] IReadOnlyList<Subrequest> Subrequests);

internal sealed record Subrequest(
    string Method, string Url, string ReferenceId, JsonObject? Body = null, IReadOnlyDictionary<string, string>? HttpHeaders = null);

internal sealed record CompositeAnswer([property: JsonPropertyName("compositeResponse")] IReadOnlyList<Subanswer>? Subanswers);

internal sealed record Subanswer(JsonElement Body, int HttpStatusCode, string? ReferenceId);

internal sealed record CollectionRequest(bool AllOrNone, JsonArray Records);

/// <summary>Trust <see cref="Success"/> alone: a failed record may still carry an id, a good one may carry errors.</summary>
internal sealed record SaveResult(string? Id, bool Success, IReadOnlyList<SalesforceError>? Errors, bool Created);

/// <summary>Collections call it statusCode, single records errorCode; it is the same open vocabulary.</summary>
internal sealed record SalesforceError(string? StatusCode, string? ErrorCode, string? Message, IReadOnlyList<string>? Fields)
{
    public string Code => StatusCode ?? ErrorCode ?? "UNKNOWN";
}

internal sealed record NewFieldRequest([property: JsonPropertyName("FullName")] string FullName, [property: JsonPropertyName("Metadata")] NewField Metadata);

/// <param name="Createable">Whether our user may create records of the object; null where the answer does not say. Likewise the others.</param>
internal sealed record DescribeAnswer(IReadOnlyList<SalesforceField>? Fields, bool? Createable = null, bool? Updateable = null, bool? Queryable = null);

/// <summary>The answer to a sign-in. There is no expiry in it: a session ends when a call is refused.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("instance_url")] Uri? InstanceUrl,
    string? Id,
    string? Error,
    [property: JsonPropertyName("error_description")] string? ErrorDescription);

/// <summary>Reads and writes the shapes without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QueryPage))]
[JsonSerializable(typeof(CompositeRequest))]
[JsonSerializable(typeof(CompositeAnswer))]
[JsonSerializable(typeof(CollectionRequest))]
[JsonSerializable(typeof(IReadOnlyList<SaveResult>))]
[JsonSerializable(typeof(IReadOnlyList<SalesforceError>))]
[JsonSerializable(typeof(SaveResult))]
[JsonSerializable(typeof(NewFieldRequest))]
[JsonSerializable(typeof(DescribeAnswer))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, SalesforceLimit>))]
[JsonSerializable(typeof(IngestOrder))]
[JsonSerializable(typeof(IngestChange))]
[JsonSerializable(typeof(IngestJob))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class SalesforceJson : JsonSerializerContext;
