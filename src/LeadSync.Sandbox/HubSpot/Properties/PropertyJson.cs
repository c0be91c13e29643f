using System.Text.Json;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Properties;

internal static class PropertyJson
{
    public static void WriteMembers(Utf8JsonWriter json, PropertyDefinition property)
    {
        json.WriteString("name", property.Name);
        json.WriteString("label", property.Label);
        json.WriteString("type", property.Type);
        json.WriteString("fieldType", property.FieldType);
        json.WriteString("description", property.Description);
        json.WriteString("groupName", property.GroupName);
        json.Array("options", property.Options, option => WriteOption(json, option));
        json.WriteString("createdAt", IsoTime.Text(property.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(property.CreatedAt));
        json.WriteNumber("displayOrder", property.DisplayOrder);
        json.WriteBoolean("calculated", property.ReadOnly);
        json.WriteBoolean("externalOptions", property.Name == "hubspot_owner_id");
        json.WriteBoolean("archived", false);
        json.WriteBoolean("hasUniqueValue", property.HasUniqueValue);
        json.WriteBoolean("hidden", property.Hidden);
        json.WriteBoolean("hubspotDefined", property.HubSpotDefined);
        json.WriteBoolean("formField", property.FormField);
        json.WriteString("dataSensitivity", "non_sensitive");
        json.Object("modificationMetadata", () =>
        {
            json.WriteBoolean("archivable", !property.HubSpotDefined);
            json.WriteBoolean("readOnlyDefinition", property.HubSpotDefined);
            json.WriteBoolean("readOnlyValue", property.ReadOnly);
            json.WriteBoolean("readOnlyOptions", property is { HubSpotDefined: true, ReadOnly: true });
        });
    }

    public static void WriteGroupMembers(Utf8JsonWriter json, PropertyGroup group)
    {
        json.WriteString("name", group.Name);
        json.WriteString("label", group.Label);
        json.WriteNumber("displayOrder", group.DisplayOrder);
        json.WriteBoolean("archived", false);
    }

    private static void WriteOption(Utf8JsonWriter json, PropertyOption option)
    {
        json.WriteStartObject();
        json.WriteString("label", option.Label);
        json.WriteString("value", option.Value);
        json.WriteString("description", option.Description);
        json.WriteNumber("displayOrder", option.DisplayOrder);
        json.WriteBoolean("hidden", option.Hidden);
        json.WriteEndObject();
    }
}
