using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rows;

/// <summary>
/// One stored record. Values stand in the order of the schema as string, bool, decimal, DateOnly, DateTimeOffset or null.
/// The array is replaced as a whole and never changed in place, so that the journal can keep the old one.
/// </summary>
internal sealed class Row(ObjectSchema type, object?[] values)
{
    public ObjectSchema Type { get; } = type;
    public object?[] Values { get; set; } = values;

    public string Id => (string)Values[Type.Id.Ordinal]!;
    public bool IsDeleted => Values[Type.IsDeleted.Ordinal] is true;
    public DateTimeOffset SystemModstamp => (DateTimeOffset)Values[Type.SystemModstamp.Ordinal]!;

    public object? this[Field field] => field.Ordinal < Values.Length ? Values[field.Ordinal] : null;

    public string? Text(string field) => this[Type[field]] as string;
    public bool Flag(string field) => this[Type[field]] is true;
    public DateTimeOffset? Time(string field) => this[Type[field]] as DateTimeOffset?;
}
