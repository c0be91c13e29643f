namespace LeadSync.HubSpot;

/// <summary>A contact as HubSpot returns it.</summary>
/// <param name="Id">The canonical id. After a merge it differs from the id that was asked for.</param>
/// <param name="Properties">Requested properties, and the ids merged into it; an empty one is null, one the portal lacks is absent. All values are text.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Archived">True for a deleted contact.</param>
internal sealed record HubSpotContact(
    string Id,
    IReadOnlyDictionary<string, string?> Properties,
    DateTimeOffset? CreatedAt = null,
    DateTimeOffset? UpdatedAt = null,
    bool Archived = false)
{
    /// <summary>Earlier values by property, newest first, the present one included; null where they were not asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HubSpotPastValue>>? PropertiesWithHistory { get; init; }

    /// <summary>The property's value; null when it is empty or absent.</summary>
    public string? this[string property] => Properties.GetValueOrDefault(property);
}

/// <summary>A value a property had from a moment on (HubSpot: Read contacts, propertiesWithHistory).</summary>
/// <param name="Timestamp">UTC.</param>
/// <param name="SourceType">Who wrote it: CRM_UI, INTEGRATION, FORM, SALESFORCE … an open set.</param>
internal sealed record HubSpotPastValue(string? Value, DateTimeOffset Timestamp, string? SourceType = null)
{
    /// <summary>Sources that are no app for certain; of the others HubSpot does not say what an app with a service key is called (HubSpot: Webhooks, change sources).</summary>
    private static readonly string[] NoApp = ["CRM_UI", "CRM_UI_BULK_ACTION", "FORM", "IMPORT", "AUTOMATION_PLATFORM", "CALCULATED", "ANALYTICS", "SALESFORCE"];

    public bool MayBeAnApps => !NoApp.Contains(SourceType, StringComparer.OrdinalIgnoreCase);
}

/// <summary>One page of a search.</summary>
/// <param name="Total">All matches; may exceed the 10,000 that can be paged through.</param>
/// <param name="Contacts">The contacts of this page.</param>
/// <param name="After">Where the next page starts; null on the last one.</param>
internal sealed record ContactPage(long Total, IReadOnlyList<HubSpotContact> Contacts, string? After);

/// <summary>New values for one contact. An empty text or null clears a property.</summary>
/// <param name="Id">The contact's id.</param>
/// <param name="Properties">Property name to value.</param>
internal sealed record ContactUpdate(string Id, IReadOnlyDictionary<string, string?> Properties);
