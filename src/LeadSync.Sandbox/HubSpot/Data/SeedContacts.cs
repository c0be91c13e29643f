using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Data;

/// <summary>The people a portal holds at the start, as if imported over the last month.</summary>
internal static class SeedContacts
{
    private static readonly TimeSpan Span = TimeSpan.FromDays(30);

    public static void Load(RecordStore store, SandboxOptions options, DateTimeOffset now)
    {
        if (options.CsvPath is { } path)
            CsvContacts.Load(store, path, now);
        foreach (var (i, person) in GeneratedPeople.Make(options.Contacts, options.Seed).Index())
            Add(store, store.TakeId(), person.Select(value => new PropertyWrite(store.Catalog.Find(value.Key)!, value.Value)), Spread(now, i, options.Contacts));
    }

    public static void Add(RecordStore store, long id, IEnumerable<PropertyWrite> values, DateTimeOffset at) =>
        store.Add(new CrmRecord(id, new Change(at, Source.Import, null)), values);

    /// <summary>Stamps spread evenly, the last an hour ago: a lagging search index has long seen them all.</summary>
    public static DateTimeOffset Spread(DateTimeOffset now, int index, int count) =>
        IsoTime.Milliseconds(now - TimeSpan.FromHours(1) - (Span * ((count - 1 - index) / (double)Math.Max(count, 1))));
}
