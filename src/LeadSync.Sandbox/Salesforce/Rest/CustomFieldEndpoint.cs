using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>
/// POST /tooling/sobjects/CustomField: a new field (Tooling API: CustomField). It is invisible to everyone until a permission set
/// that names it is assigned; on Activity it lands on Task and Event.
/// </summary>
internal sealed class CustomFieldEndpoint(Org org)
{
    private const string KeyPrefix = "00N";

    private long made;

    public ApiAnswer Create(ApiCall call)
    {
        if (call.Json.Text("FullName")?.Split('.') is not [var typeName, var name] || !name.EndsWith("__c", StringComparison.OrdinalIgnoreCase))
            throw Refusal.Bad("FIELD_INTEGRITY_EXCEPTION", "FullName: write the object and the field, as Lead.Score__c");
        if (call.Json.Find("Metadata") is not { ValueKind: JsonValueKind.Object } metadata)
            throw Refusal.Bad("REQUIRED_FIELD_MISSING", "Required fields are missing: [Metadata]", "Metadata");

        var types = (typeName.Same("Activity") ? ["Task", "Event"] : new[] { typeName }).Select(org.Type).ToList();
        if (types.Exists(type => type.Find(name) is not null))
            throw Refusal.Bad("DUPLICATE_DEVELOPER_NAME", $"There is already a field named {name} on {typeName}.");
        foreach (var type in types) org.AddField(type, CustomField.Read(name, metadata));
        var id = Identifiers.SalesforceId.Mint(KeyPrefix, ++made);

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
}
