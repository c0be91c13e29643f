using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>
/// Custom fields over the Tooling API: made, looked up and deleted. A new one is invisible to everyone until a permission set
/// that names it is assigned; on Activity it lands on Task and Event.
/// </summary>
internal sealed class CustomFieldEndpoint(Org org)
{
    private readonly RowEndpoints rows = new(org);

    public ApiAnswer Create(ApiCall call)
    {
        if (call.Json.Text("FullName")?.Split('.') is not [var on, var name] || !name.EndsWith("__c", StringComparison.OrdinalIgnoreCase))
            throw Refusal.Bad("FIELD_INTEGRITY_EXCEPTION", "FullName: write the object and the field, as Lead.Score__c");
        if (call.Json.Find("Metadata") is not { ValueKind: JsonValueKind.Object } metadata)
            throw Refusal.Bad("REQUIRED_FIELD_MISSING", "Required fields are missing: [Metadata]", "Metadata");
        var id = org.CustomFields.Add(on, name, () => CustomField.Read(name, metadata), permitted: false, metadata.Is("trackHistory"));

        return ApiAnswer.Json(201, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteBoolean("success", true);
            json.WriteStrings("errors", []);
            json.WriteStrings("warnings", []);
            json.WriteStrings("infos", []);
            json.WriteEndObject();
        });
    }

    public ApiAnswer Read(ApiCall call) => rows.Show(call, org.LiveRow(org.Type("CustomField"), call["id"]));

    public ApiAnswer Delete(ApiCall call)
    {
        org.CustomFields.Remove(org.LiveRow(org.Type("CustomField"), call["id"]));
        return ApiAnswer.Empty(204);
    }
}
