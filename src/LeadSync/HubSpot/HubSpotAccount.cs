namespace LeadSync.HubSpot;

/// <summary>The account behind the token.</summary>
/// <param name="PortalId">The account's number.</param>
/// <param name="TimeZone">IANA name; the daily call counter resets at its midnight.</param>
/// <param name="AccountType">STANDARD, SANDBOX, DEVELOPER_TEST …</param>
internal sealed record HubSpotAccount(long PortalId, string? TimeZone, string? AccountType);

/// <summary>A contact property's definition.</summary>
/// <param name="Name">The internal name.</param>
/// <param name="Label">What people see.</param>
/// <param name="Type">string, number, bool, date, datetime, enumeration, phone_number.</param>
/// <param name="FieldType">text, select, checkbox …</param>
/// <param name="GroupName">The group it stands in.</param>
/// <param name="Options">The allowed values of an enumeration, otherwise empty.</param>
/// <param name="HasUniqueValue">Whether it identifies a contact.</param>
/// <param name="Calculated">Whether HubSpot computes it.</param>
/// <param name="ModificationMetadata">What may be changed; absent in old answers.</param>
/// <param name="ReferencedObjectType">OWNER where the values are ids of owners, otherwise absent.</param>
/// <param name="ExternalOptions">Whether the allowed values are kept elsewhere, so that the list here is empty.</param>
/// <param name="HubSpotDefined">Whether it came with the account.</param>
internal sealed record HubSpotProperty(
    string Name,
    string Label,
    string Type,
    string FieldType,
    string? GroupName,
    IReadOnlyList<PropertyOption>? Options,
    bool HasUniqueValue = false,
    bool Calculated = false,
    ModificationMetadata? ModificationMetadata = null,
    string? ReferencedObjectType = null,
    bool ExternalOptions = false,
    bool HubSpotDefined = false)
{
    /// <summary>Whether a write of this property would be refused.</summary>
    public bool ReadOnly => Calculated || ModificationMetadata?.ReadOnlyValue == true;
}

/// <summary>One allowed value of an enumeration.</summary>
internal sealed record PropertyOption(string Value, string Label, int DisplayOrder = -1, bool Hidden = false);

/// <summary>A heading under which people find properties.</summary>
internal sealed record PropertyGroup(string Name, string Label);

/// <summary>A contact property to create.</summary>
/// <param name="Name">Lower case letters, digits and underscores, a letter first.</param>
/// <param name="GroupName">A group that exists.</param>
/// <param name="Options">The allowed values of an enumeration, otherwise empty.</param>
/// <param name="FormField">Whether visitors can be asked for it in forms.</param>
/// <param name="HasUniqueValue">Whether it identifies a contact; ten of an account's properties may ("HubSpot: Properties guide").</param>
internal sealed record NewProperty(
    string Name,
    string Label,
    string Type,
    string FieldType,
    string GroupName,
    string Description,
    IReadOnlyList<PropertyOption> Options,
    bool HasUniqueValue,
    bool FormField = false);

/// <summary>What may be changed about a property.</summary>
internal sealed record ModificationMetadata(bool ReadOnlyValue = false);

/// <summary>Somebody who can own contacts. <see cref="Id"/> is what hubspot_owner_id holds; it is not the user id.</summary>
internal sealed record HubSpotOwner(string Id, string? Email, string? FirstName, string? LastName, long? UserId, bool Archived = false);

/// <summary>A list (segment) of contacts.</summary>
internal sealed record HubSpotList(string ListId, string Name);

/// <summary>One contact's membership in a list.</summary>
internal sealed record ListMembership(string RecordId, DateTimeOffset? MembershipTimestamp);
