using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>Which fields of Lead and Contact the org keeps the history of: what an admin ticked, at most 20 an object.</summary>
internal sealed class HistoryTracking(OrgSchema schema)
{
    private const int MostPerObject = 20;
    private static readonly string[] Usual = ["Lead.Status", "Lead.OwnerId"];
    private static readonly string[] Objects = ["Lead", "Contact"];

    private Dictionary<ObjectSchema, Field[]> tracked = Read(schema, Usual);

    /// <summary>As `Lead.Status`; setting it replaces the whole list.</summary>
    public IReadOnlyList<string> Names
    {
        get => [.. tracked.SelectMany(entry => entry.Value.Select(one => $"{entry.Key.Name}.{one.Name}"))];
        set
        {
            tracked = Read(schema, value);
            Changed();
        }
    }

    /// <summary>What follows when an admin ticks other fields.</summary>
    public Action Changed { get; set; } = () => { };

    public IReadOnlyList<Field> Of(ObjectSchema type) => tracked.GetValueOrDefault(type) ?? [];

    public void Forget(ObjectSchema type, Field gone) => tracked[type] = [.. Of(type).Where(kept => kept != gone)];

    private static Dictionary<ObjectSchema, Field[]> Read(OrgSchema schema, IEnumerable<string> names)
    {
        var lists = names.Select(name => Find(schema, name)).Distinct().GroupBy(found => found.Type, found => found.Field).ToDictionary(list => list.Key, list => list.ToArray());
        return lists.Values.All(list => list.Length <= MostPerObject)
            ? lists
            : throw Refusal.Bad("LIMIT_EXCEEDED", $"History is kept of at most {MostPerObject} fields of an object");
    }

    /// <summary>`Lead.Owner` is understood too: so the history itself calls it.</summary>
    private static (ObjectSchema Type, Field Field) Find(OrgSchema schema, string name) =>
        name.Split('.') is [var owner, var member] && Objects.Any(owner.Same) && schema.Find(owner) is { } type && (type.Find(member) ?? type.Find($"{member}Id")) is { } field
            ? (type, field)
            : throw Refusal.Bad("INVALID_FIELD", $"{name} is no field whose history is kept: write Lead or Contact, a dot, and the field");
}
