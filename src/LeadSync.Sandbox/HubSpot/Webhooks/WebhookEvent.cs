using LeadSync.Sandbox.HubSpot.Records;

namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>One notification: which contact, what happened, who did it. Never the old value, never other properties.</summary>
internal sealed record WebhookEvent(string Type, long ObjectId, DateTimeOffset At, Source Source)
{
    public string? Property { get; init; }

    public string? Value { get; init; }

    public string? ChangeFlag { get; init; }

    public static WebhookEvent Created(long id, DateTimeOffset at, Source source) => new("contact.creation", id, at, source) { ChangeFlag = "CREATED" };

    public static WebhookEvent Changed(long id, string property, string? value, DateTimeOffset at, Source source) =>
        new("contact.propertyChange", id, at, source) { Property = property, Value = value ?? "" };

    public static WebhookEvent Deleted(long id, DateTimeOffset at, Source source) => new("contact.deletion", id, at, source) { ChangeFlag = "DELETED" };
}
