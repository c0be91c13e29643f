using LeadSync.Sandbox.HubSpot.Properties;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>The records of one type with their indexes. Knows no rules: <see cref="RecordWriter"/> does.</summary>
internal sealed class RecordStore(ObjectType type, PropertyCatalog catalog)
{
    /// <summary>Wider than 32 bits, as in real portals.</summary>
    private const long FirstId = 50_000_000_001;

    private readonly Dictionary<long, CrmRecord> records = [];
    private readonly Dictionary<long, long> mergedInto = [];
    private readonly Dictionary<(string Property, string Value), CrmRecord> unique = [];
    private readonly SortedSet<(DateTimeOffset At, long Id)> byModified = [];
    private readonly List<CrmRecord> byId = [];
    private long nextId = FirstId;

    public ObjectType Type => type;

    public PropertyCatalog Catalog => catalog;

    public int Count => records.Count;

    public long TakeId() => nextId++;

    /// <summary>The record, archived or not; an id that was merged away leads to the record it became.</summary>
    public CrmRecord? Find(long id)
    {
        while (mergedInto.TryGetValue(id, out var into))
            id = into;
        return records.GetValueOrDefault(id);
    }

    public bool WasMergedAway(long id) => mergedInto.ContainsKey(id);

    public CrmRecord? FindBy(PropertyDefinition property, string value) => unique.GetValueOrDefault((property.Name, Folded(value)));

    public void Add(CrmRecord record)
    {
        records.Add(record.Id, record);
        byModified.Add((record.LastChange.At, record.Id));
        nextId = Math.Max(nextId, record.Id + 1);

        // Ids grow, so this is nearly always the end.
        byId.Insert(byId.Count > 0 && byId[^1].Id > record.Id ? FirstAtOrAfter(record.Id) : byId.Count, record);
    }

    /// <summary>Writes what differs from the present value, and returns that. Writing nothing new leaves no trace.</summary>
    public List<PropertyWrite> Write(CrmRecord record, IEnumerable<PropertyWrite> writes, DateTimeOffset at, Source source)
    {
        var news = writes.Where(write => record[write.Property.Name] != write.Value).ToList();
        if (news.Count == 0)
            return news;

        var before = record.LastChange;
        var change = new Change(at, source, before);
        foreach (var (property, value) in news)
        {
            if (property.Identifies)
                MoveKey(record, property.Name, record[property.Name], value);
            record.Append(property, value, change);
        }
        byModified.Remove((before.At, record.Id));
        byModified.Add((at, record.Id));
        return news;
    }

    /// <summary>Another value that leads to the record: the address of someone who was merged into it.</summary>
    public void AddAlias(CrmRecord record, string property, string value) => unique[(property, Folded(value))] = record;

    public void Archive(CrmRecord record, DateTimeOffset at)
    {
        record.ArchivedAt = at;
        byModified.Remove((record.LastChange.At, record.Id));
        foreach (var (property, value) in record.Values())
            foreach (var key in value.Split(';'))
                if (unique.GetValueOrDefault((KeyOf(property), Folded(key))) == record)
                    unique.Remove((KeyOf(property), Folded(key)));
    }

    public void MergeAway(CrmRecord record, long into)
    {
        Forget(record);
        mergedInto[record.Id] = into;
    }

    public void Forget(CrmRecord record)
    {
        Archive(record, record.LastChange.At);
        records.Remove(record.Id);
        byId.RemoveAt(FirstAtOrAfter(record.Id));
    }

    public IEnumerable<CrmRecord> InIdOrder(long from)
    {
        for (var i = FirstAtOrAfter(from); i < byId.Count; i++)
            yield return byId[i];
    }

    /// <summary>Records not archived whose last change is at or after <paramref name="since"/>, oldest change first.</summary>
    public IEnumerable<CrmRecord> ChangedSince(DateTimeOffset since) =>
        byModified.GetViewBetween((since, 0), (DateTimeOffset.MaxValue, long.MaxValue)).Select(entry => records[entry.Id]);

    private void MoveKey(CrmRecord record, string property, string? from, string? to)
    {
        if (from is not null)
            unique.Remove((property, Folded(from)));
        if (to is not null)
            unique[(property, Folded(to))] = record;
    }

    /// <summary>Additional addresses identify a contact just as the first one does.</summary>
    private static string KeyOf(string property) => property == "hs_additional_emails" ? "email" : property;

    private static string Folded(string value) => value.Trim().ToLowerInvariant();

    private int FirstAtOrAfter(long id)
    {
        var (low, high) = (0, byId.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (byId[middle].Id < id)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
