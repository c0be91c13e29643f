using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Control;

/// <summary>JSON of the control calls: camel case, durations as <c>150ms 5s 2m 12h 3d</c>, misspelt keys refused.</summary>
internal static class ControlJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new DurationConverter() },
    };

    /// <summary>Runs <paramref name="act"/> on the call's body, or answers 400 with what is wrong with it.</summary>
    public static Task<IResult> WithBodyAsync<T>(HttpRequest request, Func<T, IResult> act) => WithBodyAsync<T>(request, body => Task.FromResult(act(body)));

    /// <inheritdoc cref="WithBodyAsync{T}(HttpRequest, Func{T, IResult})"/>
    public static async Task<IResult> WithBodyAsync<T>(HttpRequest request, Func<T, Task<IResult>> act)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(request.Body, Options, request.HttpContext.RequestAborted);
            return body is null ? Refuse("The body is null.") : await act(body);
        }
        catch (JsonException wrong)
        {
            return Refuse(wrong.Message);
        }
    }

    public static IResult Answer<T>(T value) => Results.Json(value, Options);

    public static IResult Refuse(string because, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error = because }, Options, statusCode: status);

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        private static readonly (string Unit, TimeSpan Span)[] Units =
        [
            ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
            ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
        ];

        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            var (unit, span) = Array.Find(Units, u => text.EndsWith(u.Unit, StringComparison.Ordinal));
            return unit is not null && double.TryParse(text[..^unit.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? span * number
                : throw new JsonException($"\"{text}\" is no duration: write a number with its unit, such as 150ms, 5s, 2m, 12h or 3d.");
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds}ms"));
    }
}
