using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>A record on its way into the store: what it was, what it will be, and which fields the client named.</summary>
internal sealed class Draft
{
    private readonly HashSet<Field> named = [];

    public Draft(ObjectSchema type, Row? before)
    {
        Type = type;
        Before = before;
        Values = new object?[type.Width];
        before?.Values.CopyTo(Values, 0);
        if (before is null) SetDefaults();
    }

    public ObjectSchema Type { get; }
    public Row? Before { get; }
    public object?[] Values { get; }
    public bool IsNew => Before is null;

    /// <summary>Problems found while reading the client's JSON.</summary>
    public List<SaveError> Errors { get; } = [];

    public IEnumerable<Field> Named => named;

    public object? this[string field]
    {
        get => Values[Type[field].Ordinal];
        set => Values[Type[field].Ordinal] = value;
    }

    public string? Text(string field) => this[field] as string;

    public bool Names(string field) => Type.Find(field) is { } known && named.Contains(known);

    /// <summary>As the client asked.</summary>
    public void Set(Field field, object? value)
    {
        named.Add(field);
        Values[field.Ordinal] = value;
    }

    public bool Changes(string field) => IsNew ? this[field] is not null : !Equals(Before![Type[field]], this[field]);

    private void SetDefaults()
    {
        foreach (var field in Type.Fields)
        {
            if (field.Kind is FieldKind.Boolean) Values[field.Ordinal] = false;
            else if (field.Values.FirstOrDefault(value => value.Default) is { } initial) Values[field.Ordinal] = initial.Value;
        }
    }
}
