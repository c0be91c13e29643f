using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>The fields that admins and integrations add to the org and take away again; each is a row of the Tooling API's CustomField.</summary>
internal sealed class CustomFields(Org org)
{
    /// <summary>The object on which the fields of Task and Event are made.</summary>
    private const string Activity = "Activity";

    /// <summary>Gives those that the org starts with their rows.</summary>
    public void Register()
    {
        foreach (var (on, field) in org.Store.Schema.Objects.SelectMany(type => type.Fields.Where(field => field.Custom).Select(field => (On: Owner(type), field.Name))).Distinct().ToList())
            Note(on, field);
    }

    /// <param name="on">The object, or Activity.</param>
    /// <param name="name">As `Score__c`.</param>
    /// <param name="read">What the field is like.</param>
    /// <param name="permitted">False for a field made by API: nobody sees it before a permission set that names it is assigned.</param>
    /// <param name="tracked">Its history is kept.</param>
    /// <returns>The id of its row.</returns>
    public string Add(string on, string name, Func<Field> read, bool permitted, bool tracked)
    {
        var types = Types(on);
        if (types.Exists(type => type.Find(name) is not null)) throw Refusal.Bad("DUPLICATE_DEVELOPER_NAME", $"There is already a field named {name} on {on}.");
        var field = read();
        foreach (var type in types) org.AddField(type, field, permitted);
        if (tracked) org.History.Names = [.. org.History.Names, .. types.Select(type => $"{type.Name}.{name}")];

        return Note(Owner(types[0]), field.Name);
    }

    /// <summary>Gone at once, with its values and whatever was permitted on it.</summary>
    public void Remove(string on, string name)
    {
        var found = Types(on).Select(type => (Type: type, Field: type.Find(name))).Where(found => found.Field is { Custom: true }).ToList();
        if (found.Count == 0) throw new Refusal(404, "NOT_FOUND", $"There is no custom field {name} on {on}.");
        foreach (var (type, field) in found)
        {
            foreach (var grant in org.Store["FieldPermissions"].Live("Field", $"{type.Name}.{field!.Name}").ToList()) Delete(grant);
            org.RemoveField(type, field!);
        }

        var owner = Owner(found[0].Type);
        foreach (var row in org.Store["CustomField"].Live("FullName", $"{owner}.{name}").ToList()) Delete(row);
    }

    /// <summary>By the id of its row.</summary>
    public void Remove(Row row)
    {
        var parts = row.Text("FullName")!.Split('.');
        Remove(parts[0], parts[1]);
    }

    private List<ObjectSchema> Types(string on) =>
        [.. (on.Same(Activity) ? ["Task", "Event"] : new[] { on }).Select(name => org.Store.Schema.Find(name) is { Writable: true } type ? type : throw Refusal.NotFound())];

    private string Note(string on, string name) => org.Insert(new Draft(org.Store["CustomField"].Type, null)
    {
        ["FullName"] = $"{on}.{name}",
        ["TableEnumOrId"] = on,
        ["DeveloperName"] = name[..^"__c".Length],
    }, org.ApiUserId).Id;

    private void Delete(Row row) => org.Update(row, new Draft(row.Type, row) { ["IsDeleted"] = true }, org.ApiUserId);

    private static string Owner(ObjectSchema type) => type.Name is "Task" or "Event" ? Activity : type.Name;
}
