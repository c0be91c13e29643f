using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>A path whose names exist: how to get from a row to the value, over the relations on the way.</summary>
internal sealed record BoundPath(IReadOnlyList<Field> Hops, Field Field, Func<Row, object?> Read)
{
    /// <summary>The field stands on the queried object itself, so an index of its table can serve it.</summary>
    public bool IsDirect => Hops.Count == 0;
}

/// <summary>Finds what a written path means, or refuses it with the platform's text.</summary>
internal sealed class PathBinder(RowStore store, string query)
{
    public BoundPath Bind(ObjectSchema root, PathSyntax path)
    {
        var names = path.Text.Split('.');
        var hops = new List<Field>();
        var type = root;
        foreach (var relation in names[..^1])
        {
            // The object's own name may lead the path: Lead.Status.
            if (hops.Count == 0 && relation.Same(root.Name)) continue;
            var hop = type.VisibleFields.FirstOrDefault(field => relation.Same(field.RelationshipName))
                ?? throw SoqlErrors.UnknownRelation(query, path.Position, relation);
            hops.Add(hop);
            type = hop.Polymorphic ? NameObject.Schema : store.Schema.Find(hop.ReferenceTo[0]) ?? throw SoqlErrors.UnknownRelation(query, path.Position, relation);
        }

        var field = type.FindVisible(names[^1]) ?? throw SoqlErrors.UnknownColumn(query, path.Position, names[^1], type.Name);
        return new BoundPath(hops, field, Reader(hops, field));
    }

    /// <summary>The row at the other end of a relation, or null.</summary>
    public static Row? Follow(RowStore store, Row row, Field relation) => row[relation] is string id ? store.Find(id) : null;

    private Func<Row, object?> Reader(List<Field> hops, Field field)
    {
        if (hops.Count == 0) return row => row[field];
        var last = hops[^1];

        return row =>
        {
            Row? at = row;
            foreach (var hop in hops) at = at is null ? null : Follow(store, at, hop);
            return at is null ? null : last.Polymorphic ? NameObject.Read(at, field) : at[field];
        };
    }
}
