using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>What a SELECT shows of a row, in the order written; related fields come together in one nested object.</summary>
internal sealed class Projection
{
    private readonly List<Field> fields = [];
    private readonly List<(Field Relation, Projection Inner)> relations = [];
    private readonly List<object> inOrder = [];

    /// <summary>Long texts are among the fields.</summary>
    public bool IsWide => fields.Exists(shown => shown.Kind is FieldKind.TextArea && shown.Length > 255);

    public static Projection Bind(PathBinder paths, SoqlQuery query, ObjectSchema type)
    {
        var projection = new Projection();
        foreach (var written in query.Select)
        {
            var path = paths.Bind(type, written);
            var level = projection;
            foreach (var hop in path.Hops) level = level.Into(hop);
            if (level.fields.Contains(path.Field)) throw SoqlErrors.At(query.Text, written.Position, "INVALID_FIELD", $"duplicate field selected: {written.Text}");
            level.fields.Add(path.Field);
            level.inOrder.Add(path.Field);
        }

        return projection;
    }

    public static Projection Of(IEnumerable<Field> fields)
    {
        var projection = new Projection();
        foreach (var field in fields.Distinct())
        {
            projection.fields.Add(field);
            projection.inOrder.Add(field);
        }

        return projection;
    }

    public void Write(Utf8JsonWriter json, RowStore store, Row row, string version) => Write(json, store, row, version, asName: false);

    private void Write(Utf8JsonWriter json, RowStore store, Row row, string version, bool asName)
    {
        json.WriteStartObject();
        json.WriteStartObject("attributes");
        json.WriteString("type", asName ? NameObject.Schema.Name : row.Type.Name);
        json.WriteString("url", $"/services/data/v{version}/sobjects/{row.Type.Name}/{row.Id}");
        json.WriteEndObject();
        foreach (var item in inOrder)
        {
            if (item is Field field)
            {
                json.WritePropertyName(field.Name);
                FieldText.Write(json, field, asName ? NameObject.Read(row, field) : row[field]);
                continue;
            }

            var (relation, inner) = ((Field, Projection))item;
            json.WritePropertyName(relation.RelationshipName!);
            if (PathBinder.Follow(store, row, relation) is { } related) inner.Write(json, store, related, version, relation.Polymorphic);
            else json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private Projection Into(Field relation)
    {
        if (relations.Find(known => known.Relation == relation).Inner is { } inner) return inner;
        var made = (relation, new Projection());
        relations.Add(made);
        inOrder.Add(made);

        return made.Item2;
    }
}
