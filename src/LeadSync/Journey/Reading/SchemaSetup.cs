using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>Both systems' own descriptions of their fields in the words of the schema.</summary>
internal static class SchemaSetup
{
    /// <summary>Longest text of a HubSpot property, in characters ("HubSpot: Properties").</summary>
    private const int LongestProperty = 65_536;

    /// <param name="org">Null where Salesforce was not asked.</param>
    /// <param name="properties">Those of contacts; null where HubSpot was not asked, or does not let us ask.</param>
    /// <param name="ofCompanies">Those of companies, likewise.</param>
    public static Schema From(OrgPicture? org, IReadOnlyList<HubSpotProperty>? properties, IReadOnlyList<HubSpotProperty>? ofCompanies = null) => new()
    {
        Contact = ByName(properties),
        Company = ByName(ofCompanies),
        Crm = org is null ? Schema.Unknown.Crm : org.Fields.ToDictionary(
            one => one.Key,
            IReadOnlyDictionary<string, FieldShape> (one) => one.Value.ToDictionary(field => field.Name, Shape, StringComparer.Ordinal)),
    };

    public static Dictionary<string, FieldShape>? ByName(IReadOnlyList<HubSpotProperty>? properties) =>
        properties?.ToDictionary(property => property.Name, Shape, StringComparer.Ordinal);

    public static FieldShape Shape(HubSpotProperty property)
    {
        var kind = Kind(property);
        return new FieldShape(property.Name, kind)
        {
            Label = property.Label,
            Length = kind is FieldKind.Text or FieldKind.Phone or FieldKind.Email ? LongestProperty : 0,
            Writable = !property.ReadOnly,
            Computed = property.Calculated,
            Restricted = kind is FieldKind.Picklist or FieldKind.MultiPicklist && !property.ExternalOptions,
            // A hidden option is hidden from people in forms; it can be written and read like the others.
            Values = kind is FieldKind.Picklist or FieldKind.MultiPicklist ? [.. (property.Options ?? []).Select(option => option.Value)] : [],
            RefersTo = kind == FieldKind.Reference ? [property.ReferencedObjectType ?? "OWNER"] : [],
        };
    }

    public static FieldShape Shape(SalesforceField field) => new(field.Name, Kind(field.Type))
    {
        Label = field.Label,
        Length = field.Length,
        Scale = Kind(field.Type) == FieldKind.Number ? field.Scale : null,
        Writable = field.Createable || field.Updateable,
        Computed = field.Calculated,
        Required = field.Required,
        Restricted = field.RestrictedPicklist,
        // Older answers leave lists out rather than empty.
        Values = field.PicklistValues is { Count: > 0 } values ? [.. values.Where(value => value.Active).Select(value => value.Value)] : [],
        RefersTo = field.ReferenceTo ?? (IReadOnlyList<string>)[],
    };

    // The type says how a value is kept, the field type how people enter it ("HubSpot: Properties guide").
    private static FieldKind Kind(HubSpotProperty property) => (property.Type, property.FieldType) switch
    {
        _ when property is { ReferencedObjectType: "OWNER" } or { Name: "hubspot_owner_id" } => FieldKind.Reference,
        ("bool", _) or ("enumeration", "booleancheckbox") => FieldKind.Checkbox,
        ("enumeration", "checkbox") => FieldKind.MultiPicklist,
        ("enumeration", _) => FieldKind.Picklist,
        ("number", _) => FieldKind.Number,
        ("date", _) => FieldKind.Date,
        ("datetime", _) => FieldKind.DateTime,
        ("phone_number", _) or (_, "phonenumber") => FieldKind.Phone,
        _ when property.Name == "email" => FieldKind.Email,
        _ => FieldKind.Text,
    };

    // Names of field types as describe gives them ("Salesforce SOAP API: Field Types"); what is not named is text to us.
    private static FieldKind Kind(string type) => type switch
    {
        "int" or "long" or "double" or "currency" or "percent" => FieldKind.Number,
        "boolean" => FieldKind.Checkbox,
        "date" => FieldKind.Date,
        "datetime" => FieldKind.DateTime,
        "picklist" or "combobox" => FieldKind.Picklist,
        "multipicklist" => FieldKind.MultiPicklist,
        "phone" => FieldKind.Phone,
        "email" => FieldKind.Email,
        "url" => FieldKind.Url,
        "reference" => FieldKind.Reference,
        _ => FieldKind.Text,
    };
}
