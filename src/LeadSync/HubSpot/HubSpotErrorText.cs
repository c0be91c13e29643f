using System.Text.Json;

namespace LeadSync.HubSpot;

/// <summary>Reads what HubSpot says about an error, in all the places where it may say it.</summary>
internal static class HubSpotErrorText
{
    /// <summary>The error in an answer's body; an empty one when the body is no error of HubSpot, such as a proxy's page.</summary>
    public static HubSpotError Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, HubSpotJson.Default.HubSpotError) ?? new HubSpotError();
        }
        catch (JsonException)
        {
            return new HubSpotError();
        }
    }

    /// <summary>The list that follows "Property values were not valid:" in a message.</summary>
    public static IReadOnlyList<HubSpotErrorDetail> DetailsIn(string? message)
    {
        var start = message?.IndexOf("[{", StringComparison.Ordinal) ?? -1;
        if (start < 0 || JsonOf(message![start..]) is not { ValueKind: JsonValueKind.Array } list)
            return [];
        return [.. list.EnumerateArray().Select(OldDetail)];
    }

    public static IEnumerable<string> Texts(IReadOnlyDictionary<string, JsonElement>? context, string name)
    {
        if (context is null || !context.TryGetValue(name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text) : [Text(value)];
    }

    private static JsonElement? JsonOf(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HubSpotErrorDetail OldDetail(JsonElement detail)
    {
        var context = detail.TryGetProperty("name", out var property)
            ? new Dictionary<string, JsonElement> { ["propertyName"] = property }
            : null;
        return new HubSpotErrorDetail(Member(detail, "message"), Member(detail, "error"), context);
    }

    private static string? Member(JsonElement detail, string name) => detail.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
