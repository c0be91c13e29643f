using System.Text.RegularExpressions;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>Whether a property may be created or changed as asked (HubSpot: Properties guide).</summary>
internal static partial class PropertyDesign
{
    private const int MostUnique = 10;

    private static readonly Dictionary<string, string[]> FieldTypes = new()
    {
        ["string"] = ["text", "textarea", "html", "file", "phonenumber", "calculation_equation"],
        ["number"] = ["number", "calculation_equation"],
        ["bool"] = ["booleancheckbox", "calculation_equation"],
        ["date"] = ["date"],
        ["datetime"] = ["date"],
        ["enumeration"] = ["select", "radio", "checkbox", "booleancheckbox", "calculation_equation"],
        ["phone_number"] = ["phonenumber"],
    };

    public static (PropertyDefinition? Made, ApiError? Refused) Create(PropertyCatalog catalog, PropertyBody asked, DateTimeOffset now)
    {
        if (asked is not { Name: { } name, Type: { } type, FieldType: { } fieldType, GroupName: { } group })
            return (null, ApiError.Invalid("Invalid input: name, label, type, fieldType and groupName are required"));
        if (!NameShape().IsMatch(name))
            return (null, ApiError.Invalid($"Property name \"{name}\" is invalid: it must start with a letter and hold only lower-case letters, digits and underscores"));
        if (catalog.Find(name) is not null)
            return (null, new ApiError(409, $"Property named {name} already exists", "CONFLICT"));
        if (catalog.FindGroup(group) is null)
            return (null, ApiError.Invalid($"Property group \"{group}\" does not exist"));
        if (!FieldTypes.TryGetValue(type, out var fits))
            return (null, ApiError.Invalid($"Property type \"{type}\" is invalid: it must be one of [{string.Join(", ", FieldTypes.Keys)}]"));
        if (!fits.Contains(fieldType))
            return (null, ApiError.Invalid($"Field type \"{fieldType}\" does not fit type \"{type}\": it must be one of [{string.Join(", ", fits)}]"));
        if (asked.HasUniqueValue is true && catalog.Definitions.Count(known => known.HasUniqueValue) >= MostUnique)
            return (null, ApiError.Invalid($"An object type can have at most {MostUnique} properties with unique values"));

        var blank = new PropertyDefinition(name, type, fieldType, group) { CreatedAt = now, HasUniqueValue = asked.HasUniqueValue ?? false };
        return (Change(blank, asked), null);
    }

    /// <summary>Name, type and uniqueness stay; a list of options replaces the whole list.</summary>
    public static PropertyDefinition Change(PropertyDefinition property, PropertyBody asked) => property with
    {
        Label = asked.Label ?? property.Label,
        Description = asked.Description ?? property.Description,
        GroupName = asked.GroupName ?? property.GroupName,
        FieldType = asked.FieldType ?? property.FieldType,
        FormField = asked.FormField ?? property.FormField,
        Hidden = asked.Hidden ?? property.Hidden,
        DisplayOrder = asked.DisplayOrder ?? property.DisplayOrder,
        Options = asked.Options is { } options
            ? [.. options.Select((option, i) => new PropertyOption(option.Value ?? "", option.Label ?? option.Value ?? "", option.DisplayOrder ?? i)
            {
                Hidden = option.Hidden ?? false,
                Description = option.Description ?? "",
            })]
            : property.Options,
    };

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex NameShape();
}
