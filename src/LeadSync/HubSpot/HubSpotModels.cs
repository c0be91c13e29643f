using System.Text.Json.Serialization;

namespace LeadSync.HubSpot;

// The shapes on the wire. Every member of an answer may be missing, whatever the specification says.
internal sealed record SearchRequest(
    IReadOnlyList<FilterGroup> FilterGroups, IReadOnlyList<Sort> Sorts, IReadOnlyList<string> Properties, int Limit, string? After);

internal sealed record FilterGroup(IReadOnlyList<Filter> Filters);

internal sealed record Filter(string PropertyName, string Operator, string? Value = null);

internal sealed record Sort(string PropertyName, string Direction);

internal sealed record SearchAnswer(long Total, IReadOnlyList<HubSpotContact>? Results, Paging? Paging);

internal sealed record PagedAnswer<T>(IReadOnlyList<T>? Results, Paging? Paging);

internal sealed record Paging(NextPage? Next);

internal sealed record NextPage(string? After);

internal sealed record BatchReadRequest(IReadOnlyList<string> Properties, IReadOnlyList<BatchId> Inputs, IReadOnlyList<string>? PropertiesWithHistory = null, string? IdProperty = null);

internal sealed record BatchId(string Id);

internal sealed record BatchUpdateRequest(IReadOnlyList<BatchUpdate> Inputs);

internal sealed record BatchUpdate(string Id, string ObjectWriteTraceId, IReadOnlyDictionary<string, string> Properties);

internal sealed record BatchAnswer(IReadOnlyList<HubSpotContact>? Results, IReadOnlyList<HubSpotError>? Errors);

internal sealed record EventTypesAnswer(IReadOnlyList<string>? EventTypes);

internal sealed record ListSearchRequest(string Query, int Offset, int Count, string ObjectTypeId);

internal sealed record ListSearchAnswer(IReadOnlyList<HubSpotList>? Lists, bool HasMore, int Offset);

internal sealed record TokenQuestion(string TokenKey);

internal sealed record TokenInfo(IReadOnlyList<string>? Scopes);

/// <summary>Reads and writes the shapes without reflection.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(HubSpotTime), typeof(HubSpotText)])]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(BatchReadRequest))]
[JsonSerializable(typeof(BatchUpdateRequest))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(HubSpotContact))]
[JsonSerializable(typeof(HubSpotAccount))]
[JsonSerializable(typeof(PagedAnswer<HubSpotProperty>))]
[JsonSerializable(typeof(PagedAnswer<PropertyGroup>))]
[JsonSerializable(typeof(NewProperty))]
[JsonSerializable(typeof(TokenQuestion))]
[JsonSerializable(typeof(TokenInfo))]
[JsonSerializable(typeof(PagedAnswer<HubSpotOwner>))]
[JsonSerializable(typeof(PagedAnswer<HubSpotForm>))]
[JsonSerializable(typeof(PagedAnswer<FormSubmission>))]
[JsonSerializable(typeof(PagedAnswer<HubSpotEvent>))]
[JsonSerializable(typeof(PagedAnswer<ListMembership>))]
[JsonSerializable(typeof(PagedAnswer<HubSpotPost>))]
[JsonSerializable(typeof(PagedAnswer<HubSpotTag>))]
[JsonSerializable(typeof(EventTypesAnswer))]
[JsonSerializable(typeof(EmailEventPage))]
[JsonSerializable(typeof(ListSearchRequest))]
[JsonSerializable(typeof(ListSearchAnswer))]
internal sealed partial class HubSpotJson : JsonSerializerContext;
