using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Soql;

internal sealed record SortKey(BoundPath Path, bool Descending, bool NullsFirst);

/// <summary>Which of two values comes first: text without case, ids by their characters, the rest by size.</summary>
internal static class SoqlOrder
{
    public static int Compare(Field field, object left, object right) => left switch
    {
        string text when field.IsId => string.CompareOrdinal(text, (string)right),
        string text => string.Compare(text, (string)right, StringComparison.OrdinalIgnoreCase),
        IComparable other => other.CompareTo(right),
        _ => throw new InvalidOperationException($"Values of {field.Name} have no order."),
    };

    public static Comparer<Row> By(IReadOnlyList<SortKey> keys) => Comparer<Row>.Create((left, right) =>
    {
        foreach (var (path, descending, nullsFirst) in keys)
        {
            var (a, b) = (path.Read(left), path.Read(right));
            if (a is null && b is null) continue;
            if (a is null || b is null) return a is null == nullsFirst ? -1 : 1;
            var order = Compare(path.Field, a, b);
            if (order != 0) return descending ? -order : order;
        }

        return string.CompareOrdinal(left.Id, right.Id);
    });
}
