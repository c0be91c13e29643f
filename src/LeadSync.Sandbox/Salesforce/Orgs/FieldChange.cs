using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>The body of POST /_sandbox/fields: what an admin does to custom fields in Setup. What is added this way everybody may see and edit.</summary>
/// <param name="Add">Each as in the Tooling API: its full name (`Lead.Budget__c`) and its metadata.</param>
/// <param name="Remove">Full names.</param>
internal sealed record FieldChange(IReadOnlyList<FieldDefinition>? Add = null, IReadOnlyList<string>? Remove = null)
{
    public FieldChange ApplyTo(Org org)
    {
        foreach (var name in Remove ?? [])
        {
            var (on, field) = Parts(name);
            org.CustomFields.Remove(on, field);
        }

        foreach (var one in Add ?? [])
        {
            var (on, field) = Parts(one.FullName);
            org.CustomFields.Add(on, field, () => CustomField.Read(field, one.Metadata), permitted: true, one.Metadata.Is("trackHistory"));
        }

        return this;
    }

    private static (string On, string Field) Parts(string name) => name.Split('.') is [var on, var field] && field.EndsWith("__c", StringComparison.OrdinalIgnoreCase)
        ? (on, field)
        : throw Refusal.Bad("FIELD_INTEGRITY_EXCEPTION", $"{name}: write the object and the field, as Lead.Score__c");
}

internal sealed record FieldDefinition(string FullName, JsonElement Metadata);
