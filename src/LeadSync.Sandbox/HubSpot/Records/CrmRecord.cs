using System.Globalization;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>
/// A record with the history of every property. The search index lags behind, so each value can be asked for as of an earlier time.
/// </summary>
internal sealed class CrmRecord(long id, Change created)
{
    private readonly Dictionary<string, PropertyVersion> versions = [];

    public long Id => id;

    public string IdText { get; } = id.ToString(CultureInfo.InvariantCulture);

    public DateTimeOffset CreatedAt { get; } = created.At;

    public Change LastChange { get; private set; } = created;

    public DateTimeOffset? ArchivedAt { get; set; }

    public bool IsArchived => ArchivedAt is not null;

    public string? this[string property] => versions.GetValueOrDefault(property)?.Value;

    /// <summary>The property's value at <paramref name="asOf"/>; null: now.</summary>
    public string? Value(PropertyDefinition property, DateTimeOffset? asOf = null)
    {
        if (property.IsUpkeep)
            return property.Name == "hs_object_id" ? IdText : IsoTime.Text(property.Name == "createdate" ? CreatedAt : ModifiedAt(asOf));

        var version = versions.GetValueOrDefault(property.Name);
        while (asOf is not null && version is not null && version.Change.At > asOf)
            version = version.Previous;
        return version?.Value;
    }

    public DateTimeOffset ModifiedAt(DateTimeOffset? asOf = null)
    {
        var change = LastChange;
        while (asOf is not null && change.Previous is not null && change.At > asOf)
            change = change.Previous;
        return change.At;
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<PropertyVersion> History(string property)
    {
        for (var version = versions.GetValueOrDefault(property); version is not null; version = version.Previous)
            yield return version;
    }

    /// <summary>Only for the store, which keeps its indexes in step.</summary>
    public void Append(PropertyDefinition property, string? value, Change change)
    {
        versions[property.Name] = new PropertyVersion(value, change, versions.GetValueOrDefault(property.Name));
        LastChange = change;
    }

    /// <summary>Only for the store: changed, though no value is another.</summary>
    public void Touch(Change change) => LastChange = change;

    /// <summary>Only for the store, as <see cref="Append"/>.</summary>
    public void Rename(string from, string to)
    {
        if (versions.Remove(from, out var version))
            versions[to] = version;
    }

    /// <summary>All values that are set, by property name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values() =>
        versions.Where(entry => entry.Value.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Value!));
}
