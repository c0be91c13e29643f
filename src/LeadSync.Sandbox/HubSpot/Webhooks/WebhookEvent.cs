using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadSync.Sandbox.HubSpot.Records;

namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>What happened to which record, and who did it. Never the old value, never other properties.</summary>
internal sealed record WebhookEvent(string Type, long ObjectId, DateTimeOffset At, Source Source)
{
    public string? Property { get; init; }

    public string? Value { get; init; }

    public string? ChangeFlag { get; init; }

    /// <summary>A merge: the two that were, and the one they became.</summary>
    public (long Primary, long Merged, long New)? Merge { get; init; }

    public static WebhookEvent Created(ObjectType of, long id, DateTimeOffset at, Source source) => new($"{of.EventName}.creation", id, at, source) { ChangeFlag = "CREATED" };

    public static WebhookEvent Changed(ObjectType of, long id, string property, string? value, DateTimeOffset at, Source source) =>
        new($"{of.EventName}.propertyChange", id, at, source) { Property = property, Value = value ?? "" };

    public static WebhookEvent Deleted(ObjectType of, long id, DateTimeOffset at, Source source) => new($"{of.EventName}.deletion", id, at, source) { ChangeFlag = "DELETED" };

    public static WebhookEvent Restored(ObjectType of, long id, DateTimeOffset at, Source source) => new($"{of.EventName}.restore", id, at, source);

    public static WebhookEvent Forgotten(ObjectType of, long id, DateTimeOffset at, Source source) => new($"{of.EventName}.privacyDeletion", id, at, source);

    public static WebhookEvent Merged(ObjectType of, long primary, long merged, long into, DateTimeOffset at, Source source) =>
        new($"{of.EventName}.merge", primary, at, source) { Merge = (primary, merged, into) };
}

/// <summary>An event on its way: attempts count from 0, and the event's id is the same in each.</summary>
internal sealed record Notification(WebhookEvent Event, long EventId, int SubscriptionId, int Attempt)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Body(IEnumerable<Notification> batch)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartArray();
            foreach (var notification in batch)
                notification.Write(json);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("eventId", EventId);
        json.WriteNumber("subscriptionId", SubscriptionId);
        json.WriteNumber("portalId", Portal.Id);
        json.WriteNumber("appId", long.Parse(Source.AppId));
        json.WriteNumber("occurredAt", Event.At.ToUnixTimeMilliseconds());
        json.WriteString("subscriptionType", Event.Type);
        json.WriteNumber("attemptNumber", Attempt);
        json.WriteNumber("objectId", Event.ObjectId);
        if (Event.Property is { } property)
        {
            json.WriteString("propertyName", property);
            json.WriteString("propertyValue", Event.Value);
        }
        if (Event.ChangeFlag is { } flag)
            json.WriteString("changeFlag", flag);
        if (Event.Merge is { } merge)
        {
            json.WriteNumber("primaryObjectId", merge.Primary);
            json.WriteStartArray("mergedObjectIds");
            json.WriteNumberValue(merge.Merged);
            json.WriteEndArray();
            json.WriteNumber("newObjectId", merge.New);
        }
        json.WriteString("changeSource", Event.Source.Type);
        if (Event.Source.Id is { } source)
            json.WriteString("sourceId", source);
        json.WriteEndObject();
    }
}
