using System.Text.Json;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>Which properties a read returns. What the portal does not know is left out without a word.</summary>
internal sealed class ReadSet
{
    private readonly List<PropertyDefinition> properties;
    private readonly List<PropertyDefinition> withHistory;

    public ReadSet(RecordStore store, IReadOnlyCollection<string>? asked, IReadOnlyCollection<string>? askedWithHistory = null)
    {
        var type = store.Type;
        withHistory = Known(store.Catalog, askedWithHistory ?? []);
        properties = asked is { Count: > 0 } || withHistory.Count > 0
            ? Known(store.Catalog, [.. asked ?? [], .. askedWithHistory ?? [], "hs_object_id", "createdate", type.ModifiedProperty])
            : Known(store.Catalog, type.DefaultProperties);
    }

    /// <summary>What a write answers: the properties it set and those the portal keeps.</summary>
    public ReadSet(RecordStore store, Proposal written)
    {
        withHistory = [];
        properties = [.. written.Writes.Select(write => write.Property), .. store.Upkeep];
    }

    public void WriteMembers(Utf8JsonWriter json, CrmRecord record, ObjectType type, DateTimeOffset? asOf = null)
    {
        json.WriteString("id", record.IdText);
        json.WriteStartObject("properties");
        foreach (var property in properties)
            json.WriteString(property.JsonName, record.Value(property, asOf));
        json.WriteEndObject();

        if (withHistory.Count > 0)
            json.Object("propertiesWithHistory", () =>
            {
                foreach (var property in withHistory)
                    json.Array(property.Name, record.History(property.Name), version => WriteVersion(json, version));
            });

        json.WriteString("createdAt", IsoTime.Text(record.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(record.ModifiedAt(asOf)));
        json.WriteBoolean("archived", record.IsArchived);
        if (record.ArchivedAt is { } at)
            json.WriteString("archivedAt", IsoTime.Text(at));
        json.WriteString("url", $"https://app.hubspot.com/contacts/{Portal.Id}/record/{type.TypeId}/{record.IdText}");
    }

    private static List<PropertyDefinition> Known(PropertyCatalog catalog, IEnumerable<string> names) =>
        [.. names.Distinct().Select(catalog.Find).OfType<PropertyDefinition>()];

    private static void WriteVersion(Utf8JsonWriter json, PropertyVersion version)
    {
        json.WriteStartObject();
        json.WriteString("value", version.Value ?? "");
        json.WriteString("timestamp", IsoTime.Text(version.Change.At));
        json.WriteString("sourceType", version.Change.Source.Type);
        if (version.Change.Source.Id is { } id)
            json.WriteString("sourceId", id);
        json.WriteEndObject();
    }
}
