using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Wire;

/// <summary>The answer of a batch call: 207 as soon as one record failed (HubSpot: Error handling).</summary>
internal static class BatchAnswer
{
    public static Answer Of(DateTimeOffset at, int results, IReadOnlyList<ApiError> errors, int allGood, Action<Utf8JsonWriter, int> writeMembers) => Answer.Json(json =>
    {
        json.WriteString("status", "COMPLETE");
        json.WriteStartArray("results");
        for (var i = 0; i < results; i++)
        {
            json.WriteStartObject();
            writeMembers(json, i);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        // Counts error objects, not failed records: one object may name many ids.
        if (errors.Count > 0)
        {
            json.WriteNumber("numErrors", errors.Count);
            json.Array("errors", errors, error =>
            {
                json.WriteStartObject();
                error.WriteMembers(json);
                json.WriteEndObject();
            });
        }
        json.WriteString("startedAt", IsoTime.Text(at));
        json.WriteString("completedAt", IsoTime.Text(at));
    }, errors.Count > 0 ? StatusCodes.Status207MultiStatus : allGood);
}
