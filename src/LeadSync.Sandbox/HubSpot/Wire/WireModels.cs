using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadSync.Sandbox.HubSpot.Wire;

internal sealed record WriteBody(Dictionary<string, string?>? Properties);

internal sealed record BatchBody(List<BatchInput>? Inputs, List<string>? Properties, List<string>? PropertiesWithHistory, string? IdProperty);

internal sealed record BatchInput(string? Id, string? IdProperty, string? ObjectWriteTraceId, Dictionary<string, string?>? Properties);

internal sealed record SearchBody(
    List<SearchGroup>? FilterGroups, List<SearchFilterBody>? Filters, List<JsonElement>? Sorts, List<string>? Properties, string? Query, int? Limit, string? After);

internal sealed record SearchGroup(List<SearchFilterBody>? Filters);

internal sealed record SearchFilterBody(string? PropertyName, string? Operator, string? Value, string? HighValue, List<string>? Values);

internal sealed record MergeBody(string? PrimaryObjectId, string? ObjectIdToMerge);

internal sealed record GdprBody(string? ObjectId, string? IdProperty);

internal sealed record PropertyBody(
    string? Name, string? Label, string? GroupName, string? Type, string? FieldType, string? Description, bool? FormField, bool? Hidden,
    bool? HasUniqueValue, int? DisplayOrder, List<OptionBody>? Options);

internal sealed record OptionBody(string? Label, string? Value, int? DisplayOrder, bool? Hidden, string? Description);

internal sealed record PropertyBatchBody(List<PropertyBody>? Inputs);

internal sealed record GroupBody(string? Name, string? Label, int? DisplayOrder);

internal sealed record ListBody(string? Name);

internal sealed record ListSearchBody(string? Query, int? Offset, int? Count);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(LooseTextConverter)])]
[JsonSerializable(typeof(WriteBody))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(MergeBody))]
[JsonSerializable(typeof(GdprBody))]
[JsonSerializable(typeof(PropertyBody))]
[JsonSerializable(typeof(PropertyBatchBody))]
[JsonSerializable(typeof(GroupBody))]
[JsonSerializable(typeof(ListBody))]
[JsonSerializable(typeof(ListSearchBody))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class WireJson : JsonSerializerContext;

/// <summary>HubSpot takes <c>17</c> and <c>true</c> where it stores <c>"17"</c> and <c>"true"</c>.</summary>
internal sealed class LooseTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        _ => throw new JsonException("a text was expected"),
    };

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
