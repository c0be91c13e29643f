using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rows;

/// <summary>All tables of the org and a journal of the changes since the last commit, so that a request can take them back.</summary>
internal sealed class RowStore
{
    private readonly Dictionary<string, RowTable> _tables = [];
    private readonly Dictionary<string, long> _lastNumbers = [];
    private readonly List<Action> _undo = [];

    public RowStore(OrgSchema schema)
    {
        Schema = schema;
        foreach (var type in schema.Objects) _tables.Add(type.Name, new RowTable(type));
    }

    public OrgSchema Schema { get; }

    public RowTable this[string type] => _tables[type];

    public RowTable this[ObjectSchema type] => _tables[type.Name];

    /// <summary>The row behind an id of either length, deleted ones included; null when the org never had it.</summary>
    public Row? Find(string? id) =>
        SalesforceId.TryNormalise(id, out var normal) && Schema.OfId(normal) is { } type ? this[type].Find(normal) : null;

    public string NextId(ObjectSchema type)
    {
        var number = _lastNumbers.GetValueOrDefault(type.KeyPrefix) + 1;
        _lastNumbers[type.KeyPrefix] = number;

        return SalesforceId.Mint(type.KeyPrefix, number);
    }

    public Row Insert(ObjectSchema type, object?[] values)
    {
        var row = this[type].Insert(values);
        _undo.Add(() => this[type].TakeBack(row));

        return row;
    }

    public void Replace(Row row, object?[] values)
    {
        var before = row.Values;
        this[row.Type].Replace(row, values);
        _undo.Add(() => this[row.Type].Replace(row, before));
    }

    public int Mark() => _undo.Count;

    public void RollBackTo(int mark)
    {
        for (var at = _undo.Count - 1; at >= mark; at--) _undo[at]();
        _undo.RemoveRange(mark, _undo.Count - mark);
    }

    public void Commit() => _undo.Clear();
}
