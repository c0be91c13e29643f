using System.Text.Json;

namespace LeadSync.Intake;

/// <summary>What HubSpot sends: an array of events, or from a workflow one contact (HubSpot: Webhooks API guide, Workflow webhook information).</summary>
internal static class WebhookBody
{
    private const string Contacts = "0-1";
    private const string PrivacyDeletion = "contact.privacydeletion";

    private static readonly string[] IdsOfWorkflow = ["vid", "id", "objectId", "hs_object_id"];

    /// <summary>Null where the body is not JSON, or of a shape HubSpot never sends. An event that concerns no contact is passed over.</summary>
    public static IReadOnlyList<ContactNews>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Array when json.RootElement.EnumerateArray().All(one => one.ValueKind == JsonValueKind.Object) =>
                    [.. json.RootElement.EnumerateArray().SelectMany(Event)],
                JsonValueKind.Object => Workflow(json.RootElement),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<ContactNews> Event(JsonElement json)
    {
        if (!IsOfContact(json)) return [];
        if (Text(json, "propertyName") is { } property)
            return Id(json, "objectId") is { } changed ? [new ContactNews(changed, property, Text(json, "propertyValue") ?? "")] : [];

        // A merge names three contacts or more, and each of them is another one afterwards.
        var (ids, made) = (Ids(json).Distinct(StringComparer.Ordinal).ToList(), Id(json, "newObjectId"));
        return ids.Select(id => new ContactNews(id)
        {
            IsErasure = TypeOf(json) == PrivacyDeletion,
            FormerIds = id == made ? [.. ids.Where(other => other != made)] : null,
        });
    }

    /// <summary>HubSpot's guide calls the type <c>eventType</c>, its traffic <c>subscriptionType</c>.</summary>
    private static string? TypeOf(JsonElement json) => (Text(json, "subscriptionType") ?? Text(json, "eventType"))?.ToLowerInvariant();

    private static bool IsOfContact(JsonElement json) => TypeOf(json) switch
    {
        { } type when type.StartsWith("contact.", StringComparison.Ordinal) => true,
        { } type when type.StartsWith("object.", StringComparison.Ordinal) => Text(json, "objectTypeId") == Contacts,
        _ => false,
    };

    private static IEnumerable<string> Ids(JsonElement json)
    {
        var merged = json.TryGetProperty("mergedObjectIds", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(Digits) : [];
        return merged.Append(Id(json, "objectId")).Append(Id(json, "primaryObjectId")).Append(Id(json, "newObjectId")).OfType<string>();
    }

    private static List<ContactNews>? Workflow(JsonElement json)
    {
        var properties = json.TryGetProperty("properties", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : json;
        var id = IdsOfWorkflow.Select(name => Id(json, name) ?? Digits(Value(properties, name))).FirstOrDefault(found => found is not null);
        if (id is null) return null;

        var values = properties.EnumerateObject().Select(member => new ContactNews(id, member.Name, ScalarText(Value(properties, member.Name))));
        return [new ContactNews(id), .. values.Where(news => !string.IsNullOrEmpty(news.Value))];
    }

    /// <summary>A property's value: plain, or wrapped with its versions as the old contact format has it.</summary>
    private static JsonElement Value(JsonElement properties, string name) => properties.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out var wrapped) ? wrapped : value
        : default;

    private static string? Id(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Digits(value) : null;

    private static string? Digits(JsonElement value) =>
        ScalarText(value) is { Length: > 0 and < 20 } text && text.All(char.IsAsciiDigit) ? text : null;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? ScalarText(value) : null;

    private static string? ScalarText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
