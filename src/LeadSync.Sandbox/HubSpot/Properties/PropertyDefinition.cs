using System.Text.Json;

namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>A property of an object type, as the Properties API shows it.</summary>
internal sealed record PropertyDefinition(string Name, string Type, string FieldType, string GroupName)
{
    public string Label { get; init; } = Name;

    public string Description { get; init; } = "";

    public int DisplayOrder { get; init; } = -1;

    public bool FormField { get; init; }

    public bool Hidden { get; init; }

    public bool HasUniqueValue { get; init; }

    public bool ReadOnly { get; init; }

    public bool HubSpotDefined { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public IReadOnlyList<PropertyOption> Options { get; init; } = [];

    /// <summary>The name once encoded, for the thousands of records that repeat it.</summary>
    public JsonEncodedText JsonName { get; } = JsonEncodedText.Encode(Name);

    /// <summary>Kept by the portal itself, not among a record's values.</summary>
    public bool IsUpkeep { get; } = Name is "hs_object_id" or "createdate" or "lastmodifieddate" or "hs_lastmodifieddate";

    /// <summary>Whether a record can be addressed by it.</summary>
    public bool Identifies => HasUniqueValue || Name == "email";

    public PropertyDefinition Renamed(string name) => new(name, Type, FieldType, GroupName)
    {
        Label = Label,
        Description = Description,
        DisplayOrder = DisplayOrder,
        FormField = FormField,
        Hidden = Hidden,
        HasUniqueValue = HasUniqueValue,
        ReadOnly = ReadOnly,
        CreatedAt = CreatedAt,
        Options = Options,
    };

    public bool HasManyValues => Type == "enumeration" && FieldType == "checkbox";
}

internal sealed record PropertyOption(string Value, string Label, int DisplayOrder)
{
    public bool Hidden { get; init; }

    public string Description { get; init; } = "";
}

internal sealed record PropertyGroup(string Name, string Label, int DisplayOrder);
