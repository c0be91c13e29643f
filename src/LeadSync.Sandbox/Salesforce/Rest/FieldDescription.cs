using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>One field in the words of describe.</summary>
internal static class FieldDescription
{
    public static void Write(Utf8JsonWriter json, ObjectSchema type, Field field)
    {
        var writable = type.AccessTo(field) is FieldAccess.Full;
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("label", field.Label);
        json.WriteString("type", TypeName(field.Kind));
        json.WriteString("soapType", SoapType(field.Kind));
        json.WriteNumber("length", field.Length);
        json.WriteNumber("byteLength", field.Length * 3);
        json.WriteNumber("precision", field.Kind is FieldKind.Int ? 0 : field.Precision);
        json.WriteNumber("scale", field.Scale);
        json.WriteNumber("digits", field.Kind is FieldKind.Int ? field.Precision : 0);
        json.WriteBoolean("nillable", field.Nillable);
        json.WriteBoolean("defaultedOnCreate", field.Defaulted);
        json.WriteBoolean("createable", writable && field.Createable);
        json.WriteBoolean("updateable", writable && field.Updateable);
        json.WriteBoolean("filterable", field.Filterable);
        json.WriteBoolean("sortable", field.Filterable);
        json.WriteBoolean("externalId", field.ExternalId);
        json.WriteBoolean("unique", field.Unique);
        json.WriteBoolean("idLookup", field.IdLookup);
        json.WriteBoolean("caseSensitive", false);
        json.WriteBoolean("custom", field.Custom);
        json.WriteBoolean("calculated", field.Calculated);
        json.WriteBoolean("autoNumber", false);
        json.WriteBoolean("restrictedPicklist", field.Restricted);
        json.WriteBoolean("dependentPicklist", false);
        json.WriteNull("controllerName");
        json.WriteStrings("referenceTo", field.ReferenceTo);
        json.WriteString("relationshipName", field.RelationshipName);
        json.WriteBoolean("polymorphicForeignKey", field.Polymorphic);
        json.WriteStartArray("picklistValues");
        foreach (var value in field.Values) WriteValue(json, value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, PicklistValue value)
    {
        json.WriteStartObject();
        json.WriteBoolean("active", value.Active);
        json.WriteBoolean("defaultValue", value.Default);
        json.WriteString("label", value.Value);
        json.WriteNull("validFor");
        json.WriteString("value", value.Value);
        json.WriteEndObject();
    }

    private static string TypeName(FieldKind kind) => kind switch
    {
        FieldKind.DateTime => "datetime",
        FieldKind.AnyType => "anyType",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string SoapType(FieldKind kind) => kind switch
    {
        FieldKind.Id or FieldKind.Reference => "tns:ID",
        FieldKind.Boolean => "xsd:boolean",
        FieldKind.Int => "xsd:int",
        FieldKind.Double or FieldKind.Currency or FieldKind.Percent => "xsd:double",
        FieldKind.Date => "xsd:date",
        FieldKind.DateTime => "xsd:dateTime",
        FieldKind.AnyType => "xsd:anyType",
        _ => "xsd:string",
    };
}
