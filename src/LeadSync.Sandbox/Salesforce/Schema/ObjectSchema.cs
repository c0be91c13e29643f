namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>What the integration user may do with a field (field-level security).</summary>
internal enum FieldAccess { None, Read, Full }

/// <summary>One object (table) of the org: its name, its id prefix and its fields, the system fields first.</summary>
internal sealed class ObjectSchema
{
    private readonly Dictionary<string, Field> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Field> fields = [];
    private readonly Dictionary<Field, FieldAccess> limited = [];
    private int width;

    public ObjectSchema(string name, string keyPrefix, params IEnumerable<Field> fields)
    {
        Name = name;
        KeyPrefix = keyPrefix;
        foreach (var field in SystemFields.All.Concat(fields)) Add(field);
        Id = this[nameof(Id)];
        IsDeleted = this[nameof(IsDeleted)];
        SystemModstamp = this[nameof(SystemModstamp)];
    }

    public string Name { get; }
    public string KeyPrefix { get; }

    /// <summary>May clients create, update and delete rows? Setup and history objects are read-only.</summary>
    public bool Writable { get; init; } = true;
    public bool Deletable { get; init; } = true;

    /// <summary>Belongs to the Tooling API, and is not among the objects that describe lists.</summary>
    public bool IsTooling { get; init; }

    public Field Id { get; }
    public Field IsDeleted { get; }
    public Field SystemModstamp { get; }
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>How many values a row holds, those of removed fields included.</summary>
    public int Width => width;

    public IEnumerable<Field> VisibleFields => fields.Where(known => !IsHidden(known));

    public Field this[string name] => byName.TryGetValue(name, out var known)
        ? known
        : throw new InvalidOperationException($"The sandbox's {Name} has no field {name}; add it to the file that defines {Name}.");

    public Field? Find(string name) => byName.GetValueOrDefault(name);

    public Field? FindVisible(string name) => Find(name) is { } field && !IsHidden(field) ? field : null;

    /// <summary>A hidden field is missing from describe, SOQL and writes alike.</summary>
    public bool IsHidden(Field field) => AccessTo(field) is FieldAccess.None;

    public FieldAccess AccessTo(Field field) => limited.GetValueOrDefault(field, FieldAccess.Full);

    public void Limit(Field field, FieldAccess access) => limited[field] = access;

    public void ClearAccess() => limited.Clear();

    /// <summary>Rows written before the field came are shorter than the schema; they read as null there.</summary>
    public Field Add(Field field)
    {
        if (byName.TryGetValue(field.Name, out var known)) return known;
        var placed = field with { Ordinal = width++ };
        fields.Add(placed);
        byName.Add(placed.Name, placed);

        return placed;
    }

    /// <summary>Its place in the rows stays empty: a field that comes later under the same name does not find the old values.</summary>
    public void Remove(Field field)
    {
        fields.Remove(field);
        byName.Remove(field.Name);
        limited.Remove(field);
    }
}
