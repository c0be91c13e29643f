using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>Field history tracking of Lead: Status and Owner. An owner's change leaves two rows, by name and by id.</summary>
internal static class LeadHistory
{
    public static void Note(Row lead, object?[]? before, Org org, string userId)
    {
        if (before is null)
        {
            Add(org, lead, userId, "created", null, null);
            return;
        }

        NoteChange(lead, before, org, userId, "Status", "Status", value => value);
        NoteChange(lead, before, org, userId, "OwnerId", "Owner", id => org.Store.Find(id)?.Text("Name"));
        NoteChange(lead, before, org, userId, "OwnerId", "Owner", id => id);
        if (lead.Flag("IsConverted") && before[lead.Type["IsConverted"].Ordinal] is not true) Add(org, lead, userId, "leadConverted", null, null);
    }

    public static void Add(Org org, Row lead, string userId, string field, string? from, string? to)
    {
        var type = org.Store["LeadHistory"].Type;
        var draft = new Draft(type, null) { ["LeadId"] = lead.Id, ["Field"] = field, ["OldValue"] = from, ["NewValue"] = to };
        org.Insert(draft, userId);
    }

    private static void NoteChange(Row lead, object?[] before, Org org, string userId, string field, string shownAs, Func<string?, string?> show)
    {
        var (from, to) = (before[lead.Type[field].Ordinal] as string, lead.Text(field));
        if (!string.Equals(from, to)) Add(org, lead, userId, shownAs, show(from), show(to));
    }
}
