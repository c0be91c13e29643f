namespace LeadSync.Leads;

/// <summary>A HubSpot contact as one read found it.</summary>
internal sealed record ContactRow(string Id, IReadOnlyDictionary<string, string?> Properties, DateTimeOffset? CreatedAt);

/// <summary>A Salesforce record as one read found it: every value as text, instants in ISO 8601.</summary>
internal sealed record CrmRow(string Object, string Id, IReadOnlyDictionary<string, string?> Fields)
{
    public string? this[string field] => Fields.TryGetValue(field, out var value) && !string.IsNullOrEmpty(value) ? value : null;

    public bool Flag(string field) => string.Equals(this[field], "true", StringComparison.OrdinalIgnoreCase);
}
