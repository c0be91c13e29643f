using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;
using static LeadSync.Sandbox.Salesforce.Schema.Define;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>What a relation to several objects (Owner, Who) shows: the pseudo object "Name", with a Type that tells which it is.</summary>
internal static class NameObject
{
    public static readonly ObjectSchema Schema = new("Name", "000",
        Text("Name", "Name", 255),
        Text("Type", "Type", 40),
        Text("FirstName", "First Name", 40),
        Text("LastName", "Last Name", 80),
        Text("Username", "Username", 80),
        Email("Email", "Email"),
        Phone("Phone", "Phone"),
        Text("Title", "Title", 128),
        Text("Alias", "Alias", 8),
        Flag("IsActive", "Active"));

    public static object? Read(Row target, Field field) =>
        field.Name is "Type" ? TypeOf(target) : target.Type.FindVisible(field.Name) is { } own ? target[own] : null;

    private static string? TypeOf(Row target) => target.Type.Name is "Group" ? target.Text("Type") : target.Type.Name;
}
