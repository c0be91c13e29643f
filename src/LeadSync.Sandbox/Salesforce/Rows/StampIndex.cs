using System.Runtime.InteropServices;

namespace LeadSync.Sandbox.Salesforce.Rows;

/// <summary>Rows in the order of (SystemModstamp, Id): a poll reads only what changed, and already sorted.</summary>
internal sealed class StampIndex
{
    private readonly SortedSet<Entry> entries = new(Comparer<Entry>.Create(static (left, right) =>
        left.Ticks != right.Ticks ? left.Ticks.CompareTo(right.Ticks) : string.CompareOrdinal(left.Id, right.Id)));

    public void Move(Row row, object?[]? from, object?[]? to)
    {
        var at = row.Type.SystemModstamp.Ordinal;
        if (from is not null && to is not null && Equals(from[at], to[at])) return;
        if (from is not null) entries.Remove(At(from, row));
        if (to is not null) entries.Add(At(to, row));
    }

    /// <summary>Rows stamped at or after <paramref name="from"/> and at or before <paramref name="to"/>.</summary>
    public IEnumerable<Row> Between(DateTimeOffset from, DateTimeOffset to) => from > to ? [] :
        entries.GetViewBetween(new Entry(from.UtcTicks, "", null), new Entry(to.UtcTicks, "~", null)).Select(entry => entry.Row!);

    private static Entry At(object?[] values, Row row) =>
        new(((DateTimeOffset)values[row.Type.SystemModstamp.Ordinal]!).UtcTicks, (string)values[row.Type.Id.Ordinal]!, row);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(long Ticks, string Id, Row? Row);
}
