using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>
/// What the integration user may do with each field. A field made by API is nobody's until a permission set that names it is
/// assigned to the user; the org may also hide one standard field (a switch).
/// </summary>
internal sealed class FieldSecurity(Org org)
{
    private readonly List<(ObjectSchema Type, Field Field)> madeByApi = [];

    public void Add(ObjectSchema type, Field field) => madeByApi.Add((type, field));

    public void Remove(Field field) => madeByApi.RemoveAll(made => made.Field == field);

    /// <summary>Works out every field's access anew.</summary>
    public void Apply()
    {
        foreach (var schema in org.Store.Schema.Objects) schema.ClearAccess();
        foreach (var (type, field) in madeByApi) type.Limit(field, Granted(type, field));
        if (Hidden() is var (hiddenType, hidden)) hiddenType.Limit(hidden, FieldAccess.None);
    }

    /// <summary>A grant has to name a field that exists, as `Lead.Score__c`.</summary>
    public static SaveError? Check(Draft grant, Org org) =>
        grant.Text("Field")?.Split('.') is [var type, var field] && org.Store.Schema.Find(type)?.Find(field) is not null
            ? null
            : SaveError.Of("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"Field Name: bad value for restricted picklist field: {grant.Text("Field")}", "Field");

    private (ObjectSchema Type, Field Field)? Hidden() =>
        org.Settings.HiddenField?.Split('.') is [var typeName, var name] && org.Store.Schema.Find(typeName) is { } type && type.Find(name) is { } field ? (type, field) : null;

    private FieldAccess Granted(ObjectSchema type, Field field)
    {
        var sets = org.Store["PermissionSetAssignment"].Live("AssigneeId", org.ApiUserId).Select(assignment => assignment.Text("PermissionSetId")).ToHashSet();
        // The field of an activity is granted on either of its two objects.
        string[] objects = type.Name is "Task" or "Event" ? ["Task", "Event"] : [type.Name];
        var grants = objects.SelectMany(name => org.Store["FieldPermissions"].Live("Field", $"{name}.{field.Name}"))
            .Where(grant => sets.Contains(grant.Text("ParentId")))
            .ToList();
        if (grants.Exists(grant => grant.Flag("PermissionsEdit"))) return FieldAccess.Full;

        return grants.Exists(grant => grant.Flag("PermissionsRead")) ? FieldAccess.Read : FieldAccess.None;
    }
}
