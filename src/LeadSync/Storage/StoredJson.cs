using System.Text.Json;
using System.Text.Json.Serialization;
using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>How values of the domain stand in JSON columns.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(LeadIdConverter)])]
[JsonSerializable(typeof(Lead))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
[JsonSerializable(typeof(ContactRow))]
[JsonSerializable(typeof(CrmRow))]
[JsonSerializable(typeof(CrmWrite))]
[JsonSerializable(typeof(ContactWrite))]
[JsonSerializable(typeof(TaskDraft))]
[JsonSerializable(typeof(MailDraft))]
[JsonSerializable(typeof(SlackDraft))]
[JsonSerializable(typeof(SeenByLook))]
[JsonSerializable(typeof(KeptDesk))]
[JsonSerializable(typeof(IReadOnlyList<KeptFile>))]
[JsonSerializable(typeof(IReadOnlyList<FormAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, typeof(T), Default);

    public static T Read<T>(string json) =>
        (T?)JsonSerializer.Deserialize(json, typeof(T), Default)
        ?? throw new InvalidDataException($"The store holds no {typeof(T).Name} where one was written: '{json[..Math.Min(40, json.Length)]}'.");
}

/// <summary>What a look decided on: kept so that anybody can ask why.</summary>
/// <param name="Lead">The lead as the look found it.</param>
/// <param name="Contact">Null where HubSpot had none.</param>
/// <param name="Turns">Leads that each member of each pool had got before.</param>
internal sealed record SeenByLook(
    Lead Lead,
    ContactRow? Contact,
    IReadOnlyList<Engagement> Engagements,
    SalesView Sales,
    IReadOnlyDictionary<string, long> Turns)
{
    /// <summary>Names of the HubSpot lists the person was on; null where an earlier version kept it.</summary>
    public IReadOnlyList<string>? Lists { get; init; }
}

internal sealed class LeadIdConverter : JsonConverter<LeadId>
{
    public override LeadId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, LeadId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
