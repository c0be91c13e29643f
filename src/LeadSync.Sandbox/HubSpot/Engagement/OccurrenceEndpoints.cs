using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>Event occurrences, of one contact or of a type across the portal. Enterprise only (HubSpot: Events guide).</summary>
internal sealed class OccurrenceEndpoints(Portal portal)
{
    private static readonly string[] EventTypes =
    [
        "e_visited_page", "e_submitted_form", "e_form_submission_v2", "e_form_submission_metadata_v2", "e_ad_interaction", $"pe{Portal.Id}_download",
    ];

    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Occurrences, "", Read);
        routes.Get(ApiPaths.Occurrences, "/event-types", call => portal.Locked<IResult>(() =>
            TierRefusal() ?? (IResult)Answer.Json(json => json.Strings("eventTypes", [.. EventTypes.Union(portal.Engagement.EventTypes)]))));
    }

    private IResult Read(HttpContext call) => portal.Locked<IResult>(() =>
    {
        if (TierRefusal() is { } refused)
            return refused;

        var type = call.Text("eventType");
        var contact = Contact(call);
        if (type is null && contact is null)
            return ApiError.Invalid("Either objectId, objectProperty or eventType is required");

        var timeline = contact is { } id ? portal.Engagement.OfContact(id) : portal.Engagement.OfType(type!);
        var (page, next) = (timeline ?? new()).Read(
            Time(call, "occurredAfter"), Time(call, "occurredBefore"), call.Text("after"), call.Limit(usual: 20, most: 100),
            ascending: call.Text("sort") is "occurredAt" or "ASCENDING" or "ASC",
            where: occurrence => type is null || occurrence.EventType == type);

        CallJournal.NoteRecords(call, page.Count);
        return Answer.Json(json =>
        {
            json.Array("results", page, occurrence => Write(json, occurrence));
            json.Paging(next);
        });
    });

    private ApiError? TierRefusal() => portal.Settings.IsEnterprise ? null
        : new ApiError(StatusCodes.Status403Forbidden, "Your account does not have access to event analytics: it needs an Enterprise subscription", "MISSING_SCOPES");

    private long? Contact(HttpContext call)
    {
        if (call.Text("objectProperty.email") is { } email)
            return portal.Contacts.FindBy(portal.Contacts.Catalog.Find("email")!, email)?.Id ?? 0;
        return call.Text("objectId") is { } id ? portal.Contacts.Find(RecordLookup.Number(id) ?? 0)?.Id ?? 0 : null;
    }

    private static DateTimeOffset? Time(HttpContext call, string name) => call.Text(name) is not { } text ? null
        : IsoTime.Parse(text) ?? throw new RefusedException(ApiError.Invalid($"{name} is {text}, which is no time"));

    private static void Write(Utf8JsonWriter json, Occurrence occurrence)
    {
        json.WriteStartObject();
        json.WriteString("id", occurrence.Id);
        json.WriteString("eventType", occurrence.EventType);
        json.WriteString("objectType", "CONTACT");
        json.WriteString("objectId", $"{occurrence.ContactId}");
        json.WriteString("occurredAt", IsoTime.Text(occurrence.At));
        json.Object("properties", () =>
        {
            foreach (var (name, value) in occurrence.Properties)
                json.WriteString(name, value);
        });
        json.WriteEndObject();
    }
}
