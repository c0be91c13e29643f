namespace LeadSync.Leads;

/// <summary>A HubSpot contact as one read found it.</summary>
/// <param name="Asked">Fingerprint of the properties that the read asked for; null where it is not known. One that was not asked for may be filled all the same.</param>
internal sealed record ContactRow(string Id, IReadOnlyDictionary<string, string?> Properties, DateTimeOffset? CreatedAt, string? Asked = null);

/// <summary>A Salesforce record as one read found it: every value as text, instants in ISO 8601.</summary>
internal sealed record CrmRow(string Object, string Id, IReadOnlyDictionary<string, string?> Fields)
{
    public string? this[string field] => Fields.TryGetValue(field, out var value) && !string.IsNullOrEmpty(value) ? value : null;

    public bool Flag(string field) => string.Equals(this[field], "true", StringComparison.OrdinalIgnoreCase);
}
