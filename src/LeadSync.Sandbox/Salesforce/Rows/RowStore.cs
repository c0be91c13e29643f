using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rows;

/// <summary>All tables of the org and a journal of the changes since the last commit, so that a request can take them back.</summary>
internal sealed class RowStore
{
    private readonly Dictionary<string, RowTable> tables = [];
    private readonly Dictionary<string, long> lastNumbers = [];
    private readonly List<Action> undo = [];

    public RowStore(OrgSchema schema)
    {
        Schema = schema;
        foreach (var type in schema.Objects) tables.Add(type.Name, new RowTable(type));
    }

    public OrgSchema Schema { get; }

    public RowTable this[string type] => tables[type];

    public RowTable this[ObjectSchema type] => tables[type.Name];

    /// <summary>The row behind an id of either length, deleted ones included; null when the org never had it.</summary>
    public Row? Find(string? id) =>
        SalesforceId.TryNormalise(id, out var normal) && Schema.OfId(normal) is { } type ? this[type].Find(normal) : null;

    public string NextId(ObjectSchema type)
    {
        var number = lastNumbers.GetValueOrDefault(type.KeyPrefix) + 1;
        lastNumbers[type.KeyPrefix] = number;

        return SalesforceId.Mint(type.KeyPrefix, number);
    }

    public Row Insert(ObjectSchema type, object?[] values)
    {
        var row = this[type].Insert(values);
        undo.Add(() => this[type].TakeBack(row));

        return row;
    }

    public void Replace(Row row, object?[] values)
    {
        var before = row.Values;
        this[row.Type].Replace(row, values);
        undo.Add(() => this[row.Type].Replace(row, before));
    }

    public int Mark() => undo.Count;

    public void RollBackTo(int mark)
    {
        for (var at = undo.Count - 1; at >= mark; at--) undo[at]();
        undo.RemoveRange(mark, undo.Count - mark);
    }

    public void Commit() => undo.Clear();
}
