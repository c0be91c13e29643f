using LeadSync.Checking;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Tests.Checking;

/// <summary>Two live systems made of a few shapes, and a rulebook of a few mappings.</summary>
internal static class Live
{
    public static readonly Rulebook Usual = RulebookReader.ReadDemo(_ => null).Rulebook! with { Fields = new FieldRules([]) };

    public static Rulebook With(params FieldRule[] mappings) => Usual with { Fields = new FieldRules(mappings) };

    public static FieldRule Map(string hubSpot, string salesforce, Direction direction = Direction.ToCrm) =>
        new() { HubSpot = hubSpot, Salesforce = salesforce, Direction = direction, On = ["lead"], At = new Position("fields.yaml", 7) };

    public static LivePicture Picture(IEnumerable<FieldShape> properties, IEnumerable<FieldShape> lead) => new()
    {
        Schema = new Schema
        {
            Contact = properties.ToDictionary(shape => shape.Name),
            Crm = new Dictionary<string, IReadOnlyDictionary<string, FieldShape>> { ["Lead"] = lead.ToDictionary(shape => shape.Name) },
        },
        Carry = new Carriage(
            (rule, value, from, to, property) => Translation.ToCrm(rule, value, from, to, new TranslationContext { Property = property }).Refused,
            (rule, value, from, to, property) => Translation.ToMarketing(rule, value, from, to, new TranslationContext { Property = property }).Refused),
    };

    public static FieldShape Shape(string name, FieldKind kind, params string[] values) => new(name, kind) { Values = values, Restricted = values.Length > 0 };

    /// <summary>The findings about mappings, each as check prints it.</summary>
    public static List<string> Told(Rulebook rules, LivePicture picture) =>
        [.. FieldFindings.Of(rules, picture).Select(finding => FindingsText.Line(finding, Purpose.CheckLive))];

    public static List<string> Told(FieldRule rule, FieldShape property, FieldShape field) => Told(With(rule), Picture([property], [field]));
}
