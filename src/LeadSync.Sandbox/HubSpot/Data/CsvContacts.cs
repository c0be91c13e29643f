using CsvHelper;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Data;

/// <summary>Contacts from a CSV file. An import is not judged as a call is: read-only values and unknown options are taken as they stand.</summary>
internal static class CsvContacts
{
    private const string IdColumn = "hs_object_id";

    public static void Load(RecordStore store, string path, DateTimeOffset now)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true });
        csv.ReadHeader();
        var columns = csv.Headers.Select(name => Property(store.Catalog, name, now)).ToArray();
        var idColumn = Array.FindIndex(columns, column => column.Name == IdColumn);

        var rows = new List<(long Id, string[] Values)>();
        while (csv.Read())
            rows.Add((Id(csv, idColumn, path), [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));

        // By id, so that the store appends instead of inserting.
        rows.Sort((a, b) => a.Id.CompareTo(b.Id));
        for (var i = 0; i < rows.Count; i++)
        {
            var (id, values) = rows[i];
            var stamp = Stamp(columns, values, "createdate") ?? SeedContacts.Spread(now, i, rows.Count);
            SeedContacts.Add(store, id == 0 ? store.TakeId() : id, Writes(columns, values), stamp);
        }
    }

    private static long Id(CsvReader csv, int column, string path)
    {
        if (column < 0)
            return 0;
        var text = csv.GetString(column);
        return RecordLookup.Number(text) is > 0 and var id ? id
            : throw new InvalidDataException($"{path}, line {csv.LineNumber}: {IdColumn} is \"{text}\"; it must be a positive whole number.");
    }

    private static IEnumerable<PropertyWrite> Writes(PropertyDefinition[] columns, string[] values)
    {
        for (var i = 0; i < Math.Min(columns.Length, values.Length); i++)
        {
            if (values[i] is { Length: > 0 } value && !columns[i].IsUpkeep)
                yield return new PropertyWrite(columns[i], columns[i].Name == "email" ? value.Trim().ToLowerInvariant() : value);
        }
    }

    private static PropertyDefinition Property(PropertyCatalog catalog, string name, DateTimeOffset now)
    {
        if (catalog.Find(name) is { } known)
            return known;
        var made = new PropertyDefinition(name, "string", "text", "contactinformation") { CreatedAt = now };
        catalog.Put(made);
        return made;
    }

    private static DateTimeOffset? Stamp(PropertyDefinition[] columns, string[] values, string name) =>
        Array.FindIndex(columns, column => column.Name == name) is >= 0 and var at && at < values.Length && IsoTime.Parse(values[at]) is { } stamp ? IsoTime.Milliseconds(stamp) : null;
}
