namespace LeadSync.Salesforce;

/// <summary>A field as describe shows it to our user. A field our user may not see is not described at all.</summary>
/// <param name="Name">The API name.</param>
/// <param name="Label">What people see.</param>
/// <param name="Type">string, picklist, reference, boolean, double, datetime …</param>
/// <param name="Length">Most characters of a text; 0 where length means nothing.</param>
/// <param name="Createable">Whether our user may set it on create.</param>
/// <param name="Updateable">Whether our user may change it.</param>
/// <param name="Nillable">Whether it may be empty.</param>
/// <param name="DefaultedOnCreate">Whether Salesforce fills it when absent.</param>
/// <param name="ExternalId">Whether it can be upserted by.</param>
/// <param name="Unique">Whether two records may not share a value.</param>
/// <param name="RestrictedPicklist">Whether values outside the list are refused.</param>
/// <param name="PicklistValues">All values, inactive ones too.</param>
/// <param name="ReferenceTo">What a reference may point to.</param>
internal sealed record SalesforceField(
    string Name,
    string Label,
    string Type,
    int Length,
    bool Createable,
    bool Updateable,
    bool Nillable,
    bool DefaultedOnCreate,
    bool ExternalId,
    bool Unique,
    bool RestrictedPicklist,
    IReadOnlyList<PicklistValue> PicklistValues,
    IReadOnlyList<string> ReferenceTo)
{
    /// <summary>Digits after the point of a number; 0 for everything else.</summary>
    public int Scale { get; init; }

    /// <summary>Whether Salesforce computes it: a formula or a roll-up.</summary>
    public bool Calculated { get; init; }

    /// <summary>Whether a new record without it is refused.</summary>
    public bool Required => Createable && !Nillable && !DefaultedOnCreate;
}

/// <summary>One value of a picklist.</summary>
internal sealed record PicklistValue(string Value, string? Label, bool Active, bool DefaultValue);

/// <summary>An active standard user.</summary>
internal sealed record SalesforceUser(string Id, string Username, string? Email, string Name, string? ManagerId, string? TimeZone)
{
    /// <summary>False for somebody who has left.</summary>
    public bool IsActive { get; init; } = true;
}

/// <summary>A queue that may own leads.</summary>
internal sealed record SalesforceQueue(string Id, string DeveloperName, string Name)
{
    /// <summary>Users, roles or groups that can take something from it.</summary>
    public bool HasMembers { get; init; } = true;
}

/// <summary>One of the org's limits.</summary>
internal sealed record SalesforceLimit(long Max, long Remaining);
