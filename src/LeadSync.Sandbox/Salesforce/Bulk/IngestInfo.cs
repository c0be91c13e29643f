using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Bulk;

/// <summary>A job in the words of the API.</summary>
internal static class IngestInfo
{
    public static void Write(Utf8JsonWriter json, IngestJob job)
    {
        var order = job.Order;
        json.WriteStartObject();
        json.WriteString("id", job.Id);
        json.WriteString("operation", order.Operation);
        json.WriteString("object", order.Object);
        json.WriteString("createdById", order.UserId);
        json.WriteString("createdDate", FieldText.Instant(job.CreatedAt));
        json.WriteString("systemModstamp", FieldText.Instant(job.ChangedAt));
        json.WriteString("state", job.State.ToString());
        if (order.ExternalIdField is { } key) json.WriteString("externalIdFieldName", key);
        if (order.AssignmentRuleId is { } rule) json.WriteString("assignmentRuleId", rule);
        json.WriteString("concurrencyMode", "Parallel");
        json.WriteString("contentType", "CSV");
        json.WritePropertyName("apiVersion");
        json.WriteRawValue(order.Version);
        json.WriteString("jobType", "V2Ingest");
        if (job.State is IngestState.Open) json.WriteString("contentUrl", $"services/data/v{order.Version}/jobs/ingest/{job.Id}/batches");
        json.WriteString("lineEnding", order.LineEnding);
        json.WriteString("columnDelimiter", order.ColumnDelimiter);
        if (job.State is not IngestState.Open) WriteProgress(json, job);
        json.WriteEndObject();
    }

    private static void WriteProgress(Utf8JsonWriter json, IngestJob job)
    {
        // Processed counts the failed ones too.
        json.WriteNumber("numberRecordsProcessed", job.Outcomes.Count);
        json.WriteNumber("numberRecordsFailed", job.Outcomes.Count(outcome => !outcome.Success));
        json.WriteNumber("retries", 0);
        json.WriteNumber("totalProcessingTime", (job.ChangedAt - job.CreatedAt).TotalMilliseconds);
        json.WriteNumber("apiActiveProcessingTime", 0);
        json.WriteNumber("apexProcessingTime", 0);
        if (job.Error is { } error) json.WriteString("errorMessage", error);
    }
}
