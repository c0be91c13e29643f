using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>
/// Field history of Lead and Contact (Object Reference: LeadHistory, ContactHistory): a row for each change of a tracked field.
/// A reference leaves two, by name and by id, under the name of its relation.
/// </summary>
internal static class FieldHistory
{
    public static void Note(Row row, object?[]? before, Org org, string userId)
    {
        var tracked = org.History.Of(row.Type);
        if (before is null)
        {
            if (tracked.Count > 0) Add(org, row, userId, "created");
            return;
        }

        foreach (var field in tracked) NoteChange(row, before, org, userId, field);
        if (row.Type.Name is "Lead" && row.Flag("IsConverted") && before[row.Type["IsConverted"].Ordinal] is not true) Add(org, row, userId, "leadConverted");
    }

    public static void Add(Org org, Row row, string userId, string field, object? from = null, object? to = null)
    {
        var type = org.Store[$"{row.Type.Name}History"].Type;
        org.Insert(new Draft(type, null) { [$"{row.Type.Name}Id"] = row.Id, ["Field"] = field, ["OldValue"] = from, ["NewValue"] = to }, userId);
    }

    private static void NoteChange(Row row, object?[] before, Org org, string userId, Field field)
    {
        // A row older than a new field is too short to hold it.
        var (from, to) = (field.Ordinal < before.Length ? before[field.Ordinal] : null, row[field]);
        if (Equals(from, to)) return;
        if (field.Kind is FieldKind.Reference)
        {
            var shownAs = field.RelationshipName ?? field.Name;
            Add(org, row, userId, shownAs, Name(org, from), Name(org, to));
            Add(org, row, userId, shownAs, from, to);
        }
        else if (!field.Filterable)
        {
            // Of a long text only the fact is kept.
            Add(org, row, userId, field.Name);
        }
        else
        {
            Add(org, row, userId, field.Name, from, to);
        }
    }

    private static string? Name(Org org, object? id) => org.Store.Find(id as string)?.Text("Name");
}
