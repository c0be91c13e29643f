using LeadSync.Sandbox.HubSpot.Records;

namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>
/// The body of POST /_sandbox/properties: what a portal's admin does to contact properties while others use them. HubSpot itself
/// knows no renaming; it stands for one property made, the values moved, and the old one archived.
/// </summary>
/// <param name="Remove">Names.</param>
/// <param name="Rename">Old names to new ones.</param>
internal sealed record PropertyChange(IReadOnlyList<string>? Remove = null, IReadOnlyDictionary<string, string>? Rename = null)
{
    /// <summary>Null when it is done; else what is wrong, and nothing is changed.</summary>
    public string? ApplyTo(RecordStore store)
    {
        var catalog = store.Catalog;
        var renames = Rename ?? new Dictionary<string, string>();
        if ((Remove ?? []).Concat(renames.Keys).FirstOrDefault(name => catalog.Find(name) is null or { IsUpkeep: true } or { Name: "email" }) is { } wrong)
            return $"{wrong} is no property, or one that no portal can be without.";
        if (renames.Values.FirstOrDefault(name => catalog.Find(name) is not null) is { } taken)
            return $"{taken} is already there.";

        foreach (var name in Remove ?? []) catalog.Remove(name);
        foreach (var (from, to) in renames)
        {
            catalog.Put(catalog.Find(from)!.Renamed(to));
            catalog.Remove(from);
            store.Rename(from, to);
        }

        return null;
    }
}
