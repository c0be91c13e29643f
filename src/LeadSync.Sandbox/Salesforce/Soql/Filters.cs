using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>A WHERE clause that can be asked. A missing value is unequal to everything but null, and neither less nor greater.</summary>
internal abstract class Filter
{
    public abstract bool Matches(Row row);
}

internal sealed class AllFilter(IReadOnlyList<Filter> all) : Filter
{
    public IReadOnlyList<Filter> All { get; } = all;

    public override bool Matches(Row row)
    {
        foreach (var filter in All)
            if (!filter.Matches(row)) return false;
        return true;
    }
}

internal sealed class AnyFilter(IReadOnlyList<Filter> any) : Filter
{
    public IReadOnlyList<Filter> Any { get; } = any;

    public override bool Matches(Row row)
    {
        foreach (var filter in Any)
            if (filter.Matches(row)) return true;
        return false;
    }
}

internal sealed class NotFilter(Filter inner) : Filter
{
    public override bool Matches(Row row) => !inner.Matches(row);
}

internal sealed class CompareFilter(BoundPath path, string comparison, object? value) : Filter
{
    public BoundPath Path { get; } = path;
    public string Comparison { get; } = comparison;
    public object? Value { get; } = value;

    public override bool Matches(Row row)
    {
        var actual = Path.Read(row);
        if (actual is null || Value is null) return Comparison is "=" ? actual is null && Value is null : Comparison is "!=" && (actual is null) != (Value is null);
        var order = SoqlOrder.Compare(Path.Field, actual, Value);

        return Comparison switch { "=" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }
}

/// <summary>Equal to, before or after a word such as TODAY, which is a range.</summary>
internal sealed class RangeFilter(BoundPath path, string comparison, object start, object end) : Filter
{
    public override bool Matches(Row row)
    {
        if (path.Read(row) is not { } actual) return comparison is "!=";
        var (fromStart, fromEnd) = (SoqlOrder.Compare(path.Field, actual, start), SoqlOrder.Compare(path.Field, actual, end));

        return comparison switch
        {
            "=" => fromStart >= 0 && fromEnd < 0,
            "!=" => fromStart < 0 || fromEnd >= 0,
            "<" => fromStart < 0,
            "<=" => fromEnd < 0,
            ">" => fromEnd >= 0,
            _ => fromStart >= 0,
        };
    }
}

internal sealed class InFilter(BoundPath path, bool negated, IReadOnlySet<object> values, bool withNull) : Filter
{
    public BoundPath Path { get; } = path;
    public bool Negated { get; } = negated;
    public IReadOnlySet<object> Values { get; } = values;
    public bool WithNull { get; } = withNull;

    public override bool Matches(Row row) => (Path.Read(row) is { } actual ? Values.Contains(actual) : WithNull) != Negated;
}

internal sealed class LikeFilter(BoundPath path, LikePattern pattern) : Filter
{
    public override bool Matches(Row row) => path.Read(row) is string text && pattern.Matches(text);
}
