using System.Globalization;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Ids changed or deleted within a window of whole minutes (REST API: sObject Get Updated, Get Deleted).</summary>
internal sealed class ReplicationEndpoints(Org org)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public ApiAnswer Updated(ApiCall call)
    {
        var (rows, until) = Changed(call, deleted: false);
        return ApiAnswer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStrings("ids", rows.Select(row => row.Id));
            json.WriteString("latestDateCovered", FieldText.Instant(until));
            json.WriteEndObject();
        });
    }

    public ApiAnswer Deleted(ApiCall call)
    {
        var (rows, until) = Changed(call, deleted: true);
        return ApiAnswer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("deletedRecords");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                json.WriteString("id", row.Id);
                json.WriteString("deletedDate", FieldText.Instant(row.SystemModstamp));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("earliestDateAvailable", FieldText.Instant(org.Now - Kept));
            json.WriteString("latestDateCovered", FieldText.Instant(until));
            json.WriteEndObject();
        });
    }

    private (List<Row> Rows, DateTimeOffset Until) Changed(ApiCall call, bool deleted)
    {
        var type = org.Type(call["type"]);
        var (start, end) = (Minute(call, "start"), Minute(call, "end"));
        if (start >= end) throw Refusal.Bad("INVALID_REPLICATION_DATE", "startDate before endDate");
        if (start < org.Now - Kept) throw Refusal.Bad("INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago");
        var until = end < org.Now ? end : org.Now;
        var rows = org.Store[type].StampedBetween(start, end - TimeSpan.FromSeconds(1)).Where(row => row.IsDeleted == deleted).ToList();

        return (rows, until);
    }

    private static DateTimeOffset Minute(ApiCall call, string name)
    {
        if (!DateTimeOffset.TryParse(call.Query.GetValueOrDefault(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            throw Refusal.Bad("INVALID_REPLICATION_DATE", $"{name} is missing or no date");

        return new DateTimeOffset(at.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
    }
}
