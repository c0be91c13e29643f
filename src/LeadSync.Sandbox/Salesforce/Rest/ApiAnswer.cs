using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Status, body (empty: none) and headers of an answer.</summary>
internal sealed record ApiAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string ContentType { get; init; } = "application/json;charset=UTF-8";

    /// <summary>How many records the call wrote or returned; for the counts of GET /_sandbox/calls.</summary>
    public int Records { get; init; }

    public bool Failed => Status >= 400;

    public static ApiAnswer Empty(int status) => new(status, default);

    public static ApiAnswer Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain)) write(json);

        return new ApiAnswer(status, buffer.WrittenMemory);
    }

    public static ApiAnswer Of(Refusal refusal) => Json(refusal.Status, json =>
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("message", refusal.Message);
        json.WriteString("errorCode", refusal.Code);
        if (refusal.Fields is { } fields) json.WriteStrings("fields", fields);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    /// <summary>A record written alone: errors carry `errorCode`, where collections say `statusCode`.</summary>
    public static ApiAnswer OfErrors(IReadOnlyList<SaveError> errors, string version) => Json(errors[0].Status, json =>
    {
        json.WriteStartArray();
        foreach (var error in errors)
        {
            json.WriteStartObject();
            if (error.Duplicate is { } duplicate) DuplicateBody.Write(json, duplicate, version);
            json.WriteString("message", error.Duplicate is null ? error.Message : DuplicateBody.Message);
            json.WriteString("errorCode", error.Code);
            if (error.Duplicate is null) json.WriteStrings("fields", error.Fields);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}

internal static class JsonWords
{
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
