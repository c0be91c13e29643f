using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>The matches of a duplicate rule, as a record written alone gets them. The key is misspelt on the platform too.</summary>
internal static class DuplicateBody
{
    public const string Message = "You're creating a duplicate record. We recommend you use an existing record instead.";

    public static void Write(Utf8JsonWriter json, DuplicateMatch match, string version)
    {
        json.WriteStartObject("duplicateResut");
        json.WriteBoolean("allowSave", match.AllowSave);
        json.WriteString("duplicateRule", match.Rule);
        json.WriteString("duplicateRuleEntityType", match.EntityType);
        json.WriteString("errorMessage", Message);
        json.WriteStartArray("matchResults");
        foreach (var entity in match.Matches.GroupBy(row => row.Type.Name))
        {
            json.WriteStartObject();
            json.WriteString("entityType", entity.Key);
            json.WriteStrings("errors", []);
            json.WriteString("matchEngine", "FuzzyMatchEngine");
            json.WriteStartArray("matchRecords");
            foreach (var row in entity) WriteMatch(json, row, version);
            json.WriteEndArray();
            json.WriteString("rule", $"Standard_{entity.Key}_Match_Rule_v1_0");
            json.WriteNumber("size", entity.Count());
            json.WriteBoolean("success", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMatch(Utf8JsonWriter json, Rows.Row row, string version)
    {
        json.WriteStartObject();
        json.WriteStrings("additionalInformation", []);
        json.WriteStrings("fieldDiffs", []);
        json.WritePropertyName("matchConfidence");
        json.WriteRawValue("100.0");
        json.WriteStartObject("record");
        json.WriteStartObject("attributes");
        json.WriteString("type", row.Type.Name);
        json.WriteString("url", $"/services/data/v{version}/sobjects/{row.Type.Name}/{row.Id}");
        json.WriteEndObject();
        json.WriteString("Id", row.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
