using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Soql;

internal enum RowSequence { ById, ByStamp, None }

/// <summary>Rows that may match, found without reading the whole table. The filter still has the last word on each.</summary>
/// <param name="Cost">How many rows to expect: 0 a few by id, up to 4 most of the table.</param>
internal sealed record Candidates(IEnumerable<Row> Rows, RowSequence Sequence, int Cost);

/// <summary>Chooses the cheapest way into a table that a filter allows: by id, by key, by owner, or by time of change.</summary>
internal static class AccessPath
{
    public static Candidates Choose(RowTable table, Filter? filter) =>
        Narrow(table, filter) ?? new Candidates(table.Rows, RowSequence.ById, int.MaxValue);

    private static Candidates? Narrow(RowTable table, Filter? filter) => filter switch
    {
        AllFilter all => WithStamps(table, all) is { } stamps
            ? all.All.Select(part => Narrow(table, part)).OfType<Candidates>().Append(stamps).MinBy(found => found.Cost)
            : all.All.Select(part => Narrow(table, part)).OfType<Candidates>().MinBy(found => found.Cost),
        AnyFilter any => Union(table, any),
        CompareFilter compare when StampRange.Of(table, compare) is { } range => range.In(table),
        CompareFilter { Comparison: "=", Path.IsDirect: true, Value: string value } equal => ByKeys(table, equal.Path.Field, [value]),
        InFilter { Negated: false, WithNull: false, Path.IsDirect: true } among => ByKeys(table, among.Path.Field, among.Values),
        _ => null,
    };

    /// <summary>Two bounds on the stamp make one range: a poll's window.</summary>
    private static Candidates? WithStamps(RowTable table, AllFilter all)
    {
        var ranges = all.All.Select(part => part is CompareFilter compare ? StampRange.Of(table, compare) : null).OfType<StampRange>().ToList();
        return ranges.Count > 1 ? ranges.Aggregate((left, right) => left.Intersect(right)).In(table) : null;
    }

    private static Candidates? Union(RowTable table, AnyFilter any)
    {
        // The keyset of a poll, (stamp > t OR (stamp = t AND Id > x)), stays one range and so stays sorted.
        if (any.Any.Select(part => StampRange.Within(table, part)).ToList() is var ranges && ranges.TrueForAll(range => range is not null))
            return ranges.OfType<StampRange>().Aggregate((left, right) => left.Hull(right)).In(table);

        var parts = any.Any.Select(part => Narrow(table, part)).ToList();
        return parts.Contains(null) ? null : new Candidates(parts.SelectMany(part => part!.Rows).Distinct(), RowSequence.None, parts.Max(part => part!.Cost));
    }

    private static Candidates? ByKeys(RowTable table, Field field, IEnumerable<object> keys)
    {
        if (field.Kind is FieldKind.Id) return new Candidates(keys.Cast<string>().Order(StringComparer.Ordinal).Select(table.Find).OfType<Row>(), RowSequence.ById, 0);
        if (table.Index(field.Name) is not { } index) return null;

        return new Candidates(keys.Cast<string>().SelectMany(index.Find), RowSequence.None, field.Name is "OwnerId" ? 3 : 1);
    }
}

/// <summary>The span of SystemModstamp that a condition leaves open, both ends included.</summary>
internal sealed record StampRange(DateTimeOffset From, DateTimeOffset To)
{
    public static readonly StampRange All = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public static StampRange? Of(RowTable table, CompareFilter compare) =>
        !compare.Path.IsDirect || compare.Path.Field != table.Type.SystemModstamp || compare.Value is not DateTimeOffset at ? null : compare.Comparison switch
        {
            "=" => new StampRange(at, at),
            ">" or ">=" => new StampRange(at, DateTimeOffset.MaxValue),
            "<" or "<=" => new StampRange(DateTimeOffset.MinValue, at),
            _ => null,
        };

    public static StampRange? Within(RowTable table, Filter filter) => filter switch
    {
        CompareFilter compare => Of(table, compare),
        AllFilter all => all.All.Select(part => part is CompareFilter compare ? Of(table, compare) : null).FirstOrDefault(range => range is not null),
        _ => null,
    };

    public StampRange Intersect(StampRange other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);

    public StampRange Hull(StampRange other) => new(From < other.From ? From : other.From, To > other.To ? To : other.To);

    public Candidates In(RowTable table) => new(table.StampedBetween(From, To), RowSequence.ByStamp, From > DateTimeOffset.MinValue ? 2 : 4);
}
