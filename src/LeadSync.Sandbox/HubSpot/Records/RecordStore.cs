using LeadSync.Sandbox.HubSpot.Properties;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>The records of one type with their indexes. Knows no rules: <see cref="RecordWriter"/> does.</summary>
internal sealed class RecordStore(ObjectType type, PropertyCatalog catalog, long firstId)
{
    private readonly Dictionary<long, CrmRecord> records = [];
    private readonly Dictionary<long, long> mergedInto = [];
    private readonly Dictionary<(string Property, string Value), CrmRecord> unique = [];
    private readonly SortedSet<LastTouched> byModified = [];
    private readonly List<CrmRecord> byId = [];
    private long nextId = firstId;

    public ObjectType Type { get; } = type;

    public PropertyCatalog Catalog { get; } = catalog;

    /// <summary>What every answer carries, asked for or not.</summary>
    public IReadOnlyList<PropertyDefinition> Upkeep { get; } = [catalog.Find("hs_object_id")!, catalog.Find("createdate")!, catalog.Find(type.ModifiedProperty)!];

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
        byModified.Add(new LastTouched(record.LastChange.At, record.Id, record));
        nextId = Math.Max(nextId, record.Id + 1);

        // Ids grow, so this is nearly always the end.
        byId.Insert(byId.Count > 0 && byId[^1].Id > record.Id ? FirstAtOrAfter(record.Id) : byId.Count, record);
    }

    /// <summary>Adds a record with its first values at once.</summary>
    public void Add(CrmRecord record, IEnumerable<PropertyWrite> values)
    {
        foreach (var (property, value) in values)
            Put(record, property, value, record.LastChange);
        Add(record);
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
            Put(record, property, value, change);
        byModified.Remove(new LastTouched(before.At, record.Id, record));
        byModified.Add(new LastTouched(at, record.Id, record));
        return news;
    }

    /// <summary>Another value that leads to the record: the address of someone who was merged into it.</summary>
    public void AddAlias(CrmRecord record, string property, string value) => unique[(property, Folded(value))] = record;

    public void Archive(CrmRecord record, DateTimeOffset at)
    {
        record.ArchivedAt = at;
        byModified.Remove(new LastTouched(record.LastChange.At, record.Id, record));
        foreach (var (property, value) in record.Values())
            foreach (var key in value.Split(';'))
                if (unique.GetValueOrDefault((KeyOf(property), Folded(key))) == record)
                    unique.Remove((KeyOf(property), Folded(key)));
    }

    /// <summary>The record is live again, as changed now: it is found by its keys and its last change as before.</summary>
    public void Restore(CrmRecord record, DateTimeOffset at, Source source)
    {
        record.ArchivedAt = null;
        foreach (var (property, value) in record.Values())
            foreach (var key in value.Split(';'))
                if (Catalog.Find(KeyOf(property)) is { Identifies: true })
                    unique[(KeyOf(property), Folded(key))] = record;
        record.Touch(new Change(at, source, record.LastChange));
        byModified.Add(new LastTouched(at, record.Id, record));
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

    /// <summary>Moves the values of a property, and what is found by them, to another name.</summary>
    public void Rename(string from, string to)
    {
        foreach (var record in byId)
            record.Rename(from, to);
        foreach (var (key, record) in unique.Where(entry => entry.Key.Property == from).ToList())
        {
            unique.Remove(key);
            unique[(to, key.Value)] = record;
        }
    }

    public IEnumerable<CrmRecord> InIdOrder(long from)
    {
        for (var i = FirstAtOrAfter(from); i < byId.Count; i++)
            yield return byId[i];
    }

    /// <summary>Records not archived whose last change is at or after <paramref name="since"/>, oldest change first.</summary>
    public IEnumerable<CrmRecord> ChangedSince(DateTimeOffset since) =>
        byModified.GetViewBetween(new LastTouched(since, 0), new LastTouched(DateTimeOffset.MaxValue, long.MaxValue)).Select(entry => entry.Record!);

    private void Put(CrmRecord record, PropertyDefinition property, string? value, Change change)
    {
        if (property.Identifies && record[property.Name] is { } old)
            unique.Remove((property.Name, Folded(old)));
        if (property.Identifies && value is not null)
            unique[(property.Name, Folded(value))] = record;
        record.Append(property, value, change);
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

    /// <summary>A place in the order of last changes.</summary>
    private readonly record struct LastTouched(DateTimeOffset At, long Id, CrmRecord? Record = null) : IComparable<LastTouched>
    {
        public int CompareTo(LastTouched other) => At.CompareTo(other.At) is not 0 and var order ? order : Id.CompareTo(other.Id);

        public static bool operator <(LastTouched left, LastTouched right) => left.CompareTo(right) < 0;

        public static bool operator <=(LastTouched left, LastTouched right) => left.CompareTo(right) <= 0;

        public static bool operator >(LastTouched left, LastTouched right) => left.CompareTo(right) > 0;

        public static bool operator >=(LastTouched left, LastTouched right) => left.CompareTo(right) >= 0;
    }
}
