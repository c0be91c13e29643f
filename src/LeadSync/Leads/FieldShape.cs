namespace LeadSync.Leads;

/// <summary>A field as the system that has it describes it: what kind of value it takes, and what it refuses.</summary>
/// <param name="Name">The internal name in HubSpot, the API name in Salesforce.</param>
internal sealed record FieldShape(string Name, FieldKind Kind)
{
    /// <summary>What people see.</summary>
    public string Label { get; init; } = "";

    /// <summary>Most characters; 0 where there is no bound, or none is known.</summary>
    public int Length { get; init; }

    /// <summary>Digits after the point; null where none is known.</summary>
    public int? Scale { get; init; }

    /// <summary>False for a formula, a read-only property, a field our user may only see.</summary>
    public bool Writable { get; init; } = true;

    /// <summary>Its system works it out, such as a formula: no permission makes it writable.</summary>
    public bool Computed { get; init; }

    /// <summary>A new record without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Values outside the list are refused.</summary>
    public bool Restricted { get; init; }

    /// <summary>Values of a picklist that may be chosen now, as stored.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Salesforce objects a reference may point to.</summary>
    public IReadOnlyList<string> RefersTo { get; init; } = [];
}

/// <summary>What a value means, in words that both systems share.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Checkbox,
    Date,
    DateTime,
    Picklist,
    MultiPicklist,
    Phone,
    Email,
    Url,
    Reference,
}
