using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>Turns a written WHERE clause into a filter over rows of one object.</summary>
internal sealed class FilterBinder(QueryRunner runner, RowStore store, string query, ObjectSchema root, DateOnly today)
{
    private readonly PathBinder paths = new(store, query);
    private readonly LiteralBinder literals = new(query, today);

    public Filter Bind(ConditionSyntax condition) => condition switch
    {
        ConditionSyntax.And and => new AllFilter([.. and.All.Select(Bind)]),
        ConditionSyntax.Or or => new AnyFilter([.. or.Any.Select(Bind)]),
        ConditionSyntax.Not not => new NotFilter(Bind(not.Inner)),
        ConditionSyntax.Compare compare => Compare(compare),
        ConditionSyntax.Like like => Like(like),
        ConditionSyntax.In list => In(Filterable(list.Path), list),
        ConditionSyntax.InQuery inner => InQuery(Filterable(inner.Path), inner),
        _ => throw new InvalidOperationException($"No filter for a {condition.GetType().Name}."),
    };

    private Filter Compare(ConditionSyntax.Compare compare)
    {
        var path = Filterable(compare.Path);
        var value = literals.Bind(path.Field, compare.Value);
        if (value is not DayRange days) return new CompareFilter(path, compare.Operator, value);
        var whole = path.Field.Kind is FieldKind.Date;

        return new RangeFilter(path, compare.Operator, whole ? days.From : days.Start, whole ? days.Until : days.End);
    }

    private LikeFilter Like(ConditionSyntax.Like like)
    {
        var path = Filterable(like.Path);
        if (!path.Field.IsText || like.Pattern.Kind is not LiteralKind.Quoted)
            throw SoqlErrors.At(query, like.Path.Position, "INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on {path.Field.Kind.ToString().ToLowerInvariant()} field");

        return new LikeFilter(path, new LikePattern(QuotedText.UnescapePattern(query, like.Pattern)));
    }

    private InFilter In(BoundPath path, ConditionSyntax.In list)
    {
        var values = list.Values.Select(literal => literals.Bind(path.Field, literal)).ToList();
        return Among(path, list.Negated, values);
    }

    private InFilter InQuery(BoundPath path, ConditionSyntax.InQuery inner)
    {
        if (!path.Field.IsId || inner.Query.Select.Count != 1)
            throw SoqlErrors.At(query, inner.Path.Position, "MALFORMED_QUERY", "a semi join selects one id field and stands on the right of an id field");

        return Among(path, inner.Negated, [.. runner.Values(inner.Query)]);
    }

    private static InFilter Among(BoundPath path, bool negated, List<object?> values) => new(
        path,
        negated,
        path.Field.IsId || !path.Field.IsText ? values.OfType<object>().ToHashSet() : values.OfType<object>().ToHashSet(IgnoreCase.Instance),
        values.Contains(null));

    private BoundPath Filterable(PathSyntax written)
    {
        var path = paths.Bind(root, written);
        return path.Field.Filterable ? path : throw SoqlErrors.NotFilterable(query, written.Position, path.Field.Name);
    }

    private sealed class IgnoreCase : IEqualityComparer<object>
    {
        public static readonly IgnoreCase Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => (x as string).Same(y as string);

        int IEqualityComparer<object>.GetHashCode(object value) => ((string)value).GetHashCode(StringComparison.OrdinalIgnoreCase);
    }
}
