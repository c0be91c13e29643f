using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rows;

/// <summary>The rows of one object with their indexes. Deleted rows stay, marked, as in the recycle bin.</summary>
internal sealed class RowTable
{
    private readonly Dictionary<string, Row> byId = new(StringComparer.Ordinal);
    private readonly List<Row> inIdOrder = [];
    private readonly Dictionary<string, KeyIndex> indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly StampIndex stamps = new();

    public RowTable(ObjectSchema type)
    {
        Type = type;
        foreach (var field in type.Fields) AddIndex(field);
    }

    public ObjectSchema Type { get; }

    /// <summary>In the order of ids, which is the order of creation.</summary>
    public IReadOnlyList<Row> Rows => inIdOrder;

    public Row? Find(string id) => byId.GetValueOrDefault(id);

    public KeyIndex? Index(string name) => indexes.GetValueOrDefault(name);

    public IEnumerable<Row> StampedBetween(DateTimeOffset from, DateTimeOffset to) => stamps.Between(from, to);

    /// <summary>Live rows whose indexed field or key has this value.</summary>
    public IEnumerable<Row> Live(string index, string? key) => indexes[index].Find(key).Where(row => !row.IsDeleted);

    /// <summary>Does nothing for a field that needs no index. Rows older than the field are too short to hold it.</summary>
    public void AddIndex(Field field)
    {
        if (field.Indexed || field.Unique) AddIndex(field.Name, values => field.Ordinal < values.Length ? values[field.Ordinal] as string : null);
    }

    public void AddIndex(string name, Func<object?[], string?> key)
    {
        var index = indexes[name] = new KeyIndex(key);
        foreach (var row in inIdOrder) index.Move(row, null, row.Values);
    }

    public void RemoveIndex(string name) => indexes.Remove(name);

    public Row Insert(object?[] values)
    {
        var row = new Row(Type, values);
        byId.Add(row.Id, row);
        inIdOrder.Add(row);
        Reindex(row, null, values);

        return row;
    }

    public void Replace(Row row, object?[] values)
    {
        var before = row.Values;
        row.Values = values;
        Reindex(row, before, values);
    }

    /// <summary>Takes back an insert; inserts are taken back in reverse, so it is always the last row.</summary>
    public void TakeBack(Row row)
    {
        byId.Remove(row.Id);
        inIdOrder.RemoveAt(inIdOrder.Count - 1);
        Reindex(row, row.Values, null);
    }

    private void Reindex(Row row, object?[]? from, object?[]? to)
    {
        foreach (var index in indexes.Values) index.Move(row, from, to);
        stamps.Move(row, from, to);
    }
}
