using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>Rows that answer a query, and what of them to show.</summary>
internal sealed record QueryResult(IReadOnlyList<Row> Rows, Projection? Projection, int Total);

/// <summary>Runs a query over the store: bind names, choose a way in, filter, sort, cut.</summary>
internal sealed class QueryRunner(RowStore store, Func<DateTimeOffset> now)
{
    /// <param name="soql">The text of the query.</param>
    /// <param name="withDeleted">queryAll: rows in the recycle bin count too.</param>
    public QueryResult Run(string soql, bool withDeleted)
    {
        var query = SoqlParser.Parse(soql);
        var type = TypeOf(query);
        var projection = query.Counts ? null : Projection.Bind(new PathBinder(store, query.Text), query, type);
        var rows = Rows(query, type, withDeleted);

        if (projection is null) return new QueryResult([], null, rows.Count());
        var found = rows.ToList();

        return new QueryResult(found, projection, found.Count);
    }

    /// <summary>The one column of a semi join.</summary>
    public IEnumerable<object?> Values(SoqlQuery query)
    {
        var type = TypeOf(query);
        var path = new PathBinder(store, query.Text).Bind(type, query.Select[0]);
        if (!path.Field.IsId) throw SoqlErrors.At(query.Text, query.Select[0].Position, "MALFORMED_QUERY", "a semi join selects an id field");

        return Rows(query, type, withDeleted: false).Select(path.Read);
    }

    private IEnumerable<Row> Rows(SoqlQuery query, ObjectSchema type, bool withDeleted)
    {
        var paths = new PathBinder(store, query.Text);
        var filter = query.Where is null ? null : new FilterBinder(this, store, query.Text, type, Today).Bind(query.Where);
        var order = query.OrderBy.Select(key => new SortKey(Sortable(query, paths.Bind(type, key.Path), key), key.Descending, key.NullsFirst)).ToList();
        var table = store[type];
        var found = AccessPath.Choose(table, filter);
        if (found.Cost == int.MaxValue && order.Count > 0 && IsSorted(RowSequence.ByStamp, type, order)) found = StampRange.All.In(table);
        var rows = found.Rows.Where(row => (withDeleted || !row.IsDeleted) && (filter is null || filter.Matches(row)));
        if (!IsSorted(found.Sequence, type, order)) rows = rows.Order(SoqlOrder.By(order));

        return rows.Skip(query.Offset).Take(query.Limit ?? int.MaxValue);
    }

    private ObjectSchema TypeOf(SoqlQuery query) => store.Schema.Find(query.From.Text) ?? throw SoqlErrors.UnknownObject(query.Text, query.From.Position, query.From.Text);

    private DateOnly Today => DateOnly.FromDateTime(now().UtcDateTime);

    private static BoundPath Sortable(SoqlQuery query, BoundPath path, OrderSyntax key) => path.Field.Filterable
        ? path
        : throw SoqlErrors.At(query.Text, key.Path.Position, "MALFORMED_QUERY", $"field '{path.Field.Name}' can not be sorted in a query call");

    private static bool IsSorted(RowSequence sequence, ObjectSchema type, List<SortKey> order)
    {
        if (order.Exists(key => key.Descending || !key.Path.IsDirect)) return false;
        var fields = order.ConvertAll(key => key.Path.Field);

        return sequence switch
        {
            RowSequence.ById => fields is [] || (fields is [var only] && only == type.Id),
            RowSequence.ByStamp => fields is [var first, ..] && first == type.SystemModstamp && (fields.Count == 1 || (fields.Count == 2 && fields[1] == type.Id)),
            _ => false,
        };
    }
}
