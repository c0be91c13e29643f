using System.Text.Json.Serialization;

namespace LeadSync.Leads;

/// <summary>A HubSpot contact as one read found it.</summary>
/// <param name="Asked">Fingerprint of the properties that the read asked for; null where it is not known. One that was not asked for may be filled all the same.</param>
internal sealed record ContactRow(string Id, IReadOnlyDictionary<string, string?> Properties, DateTimeOffset? CreatedAt, string? Asked = null)
{
    /// <summary>Ids of the contacts that were merged into this one (hs_merged_object_ids).</summary>
    [JsonIgnore]
    public IReadOnlyList<string> FormerIds => [.. List("hs_merged_object_ids").Where(id => id != Id)];

    /// <summary>Every address the person has in HubSpot, in lower case, the first one first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Addresses => [.. List("email").Concat(List("hs_additional_emails")).Select(one => one.ToLowerInvariant()).Distinct()];

    private string[] List(string property) =>
        Properties.GetValueOrDefault(property)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>A Salesforce record as one read found it: every value as text, instants in ISO 8601.</summary>
internal sealed record CrmRow(string Object, string Id, IReadOnlyDictionary<string, string?> Fields)
{
    public string? this[string field] => Fields.TryGetValue(field, out var value) && !string.IsNullOrEmpty(value) ? value : null;

    [JsonIgnore]
    public bool IsDeleted => Flag("IsDeleted");

    public bool Flag(string field) => string.Equals(this[field], "true", StringComparison.OrdinalIgnoreCase);
}
