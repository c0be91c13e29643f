namespace LeadSync.Sandbox.Salesforce.Rows;

/// <summary>Rows by a text key, without case. Most keys have one row, so the set is made only for the second.</summary>
internal sealed class KeyIndex(Func<object?[], string?> key)
{
    private readonly Dictionary<string, object> rows = new(StringComparer.OrdinalIgnoreCase);

    public string? KeyOf(object?[] values) => key(values);

    public IEnumerable<Row> Find(string? wanted) =>
        wanted is not null && rows.TryGetValue(wanted, out var found) ? found as IEnumerable<Row> ?? [(Row)found] : [];

    public void Move(Row row, object?[]? from, object?[]? to)
    {
        var (before, after) = (from is null ? null : key(from), to is null ? null : key(to));
        if (before.Same(after)) return;
        if (before is not null) Remove(before, row);
        if (after is not null) Add(after, row);
    }

    private void Add(string at, Row row)
    {
        if (!rows.TryGetValue(at, out var present)) rows[at] = row;
        else if (present is HashSet<Row> several) several.Add(row);
        else rows[at] = new HashSet<Row> { (Row)present, row };
    }

    private void Remove(string at, Row row)
    {
        if (rows[at] is not HashSet<Row> several || (several.Remove(row) && several.Count == 0)) rows.Remove(at);
    }
}
