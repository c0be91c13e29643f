using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Bulk;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Which versions there are, what one offers, and how much of the allowance is left.</summary>
internal sealed class VersionEndpoints(ApiUsage usage, Func<int> bulkBatchesLeft)
{
    private const int Oldest = 60;
    private const int Newest = 69;
    private static readonly string[] Seasons = ["Spring", "Summer", "Winter"];
    private static readonly string[] Offered = ["limits", "query", "queryAll", "sobjects", "composite", "jobs"];

    public static bool Serves(string version) => version is ['6', >= '0' and <= '9', '.', '0'];

    public static ApiAnswer Versions() => ApiAnswer.Json(200, json =>
    {
        json.WriteStartArray();
        for (var version = Oldest; version <= Newest; version++)
        {
            // Three releases a year; 66.0 is Spring '26 and Winter carries the number of the coming year.
            var release = version - 66 + 300;
            var season = release % 3;
            json.WriteStartObject();
            json.WriteString("label", $"{Seasons[season]} '{26 + (release / 3) - 100 + (season == 2 ? 1 : 0)}");
            json.WriteString("url", $"/services/data/v{version}.0");
            json.WriteString("version", $"{version}.0");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static ApiAnswer Resources(ApiCall call) => ApiAnswer.Json(200, json =>
    {
        json.WriteStartObject();
        foreach (var resource in Offered) json.WriteString(resource, call.Url(resource));
        json.WriteEndObject();
    });

    public ApiAnswer Limits(ApiCall call) => ApiAnswer.Json(200, json =>
    {
        json.WriteStartObject();
        Limit(json, "DailyApiRequests", usage.Max, usage.Max - usage.Used);
        Limit(json, "DailyBulkApiBatches", IngestAllowance.MostBatches, bulkBatchesLeft());
        Limit(json, "DailyBulkV2QueryJobs", 10_000, 10_000);
        json.WriteEndObject();
    });

    private static void Limit(Utf8JsonWriter json, string name, int max, int remaining)
    {
        json.WriteStartObject(name);
        json.WriteNumber("Max", max);
        json.WriteNumber("Remaining", Math.Max(0, remaining));
        json.WriteEndObject();
    }
}
