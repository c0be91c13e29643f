namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>The words in which the object files are written.</summary>
internal static class Define
{
    public static Field Text(string name, string label, int length) => new(name, label, FieldKind.String) { Length = length };
    public static Field LongText(string name, string label, int length) => new(name, label, FieldKind.TextArea) { Length = length };
    public static Field Email(string name, string label) => new(name, label, FieldKind.Email) { Length = 80, IdLookup = true, Indexed = true };
    public static Field Phone(string name, string label) => new(name, label, FieldKind.Phone) { Length = 40 };
    public static Field Url(string name, string label) => new(name, label, FieldKind.Url) { Length = 255 };
    public static Field Flag(string name, string label) => new(name, label, FieldKind.Boolean) { Nillable = false, Defaulted = true };
    public static Field Whole(string name, string label, int digits) => new(name, label, FieldKind.Int) { Precision = digits };
    public static Field Number(string name, string label, int digits, int scale) => new(name, label, FieldKind.Double) { Precision = digits, Scale = scale };
    public static Field Money(string name, string label) => new(name, label, FieldKind.Currency) { Precision = 18 };
    public static Field Day(string name, string label) => new(name, label, FieldKind.Date);
    public static Field Instant(string name, string label) => new(name, label, FieldKind.DateTime);

    public static Field Choice(string name, string label, params string[] values) =>
        new(name, label, FieldKind.Picklist) { Length = 255, Values = [.. values.Select(value => new PicklistValue(value))] };

    public static Field Reference(string name, string label, params string[] to) =>
        new(name, label, FieldKind.Reference) { Length = 18, ReferenceTo = to, RelationshipName = name.EndsWith("Id") ? name[..^2] : null };

    public static Field Required(this Field field) => field with { Nillable = false };
    public static Field ReadOnly(this Field field) => field with { Createable = false, Updateable = false };
    public static Field Indexed(this Field field) => field with { Indexed = true };
    public static Field ExternalId(this Field field, bool unique) => field with { ExternalId = true, IdLookup = true, Indexed = true, Unique = unique };
    public static Field Defaulted(this Field field) => field with { Defaulted = true, Nillable = false };

    public static Field WithDefault(this Field field, string value) => field with
    {
        Defaulted = true,
        Nillable = false,
        Values = [.. field.Values.Select(known => known with { Default = string.Equals(known.Value, value) })],
    };
}
