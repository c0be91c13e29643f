using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>Which mappings cannot work with the fields that are there. Each stops alone: a field that vanished takes no other with it.</summary>
/// <remarks>A vanished field reads as a blank, and a blank may travel: going on would empty the other side.</remarks>
internal static class StoppedMappings
{
    private static readonly IReadOnlyList<string> Objects = [CrmLink.Lead, CrmLink.Contact];

    /// <summary>The rules that stand still, wherever they hold or on one of the objects they held for.</summary>
    /// <param name="seen">Mapped fields that were there before, from <see cref="Seen"/>: what was never there has not vanished.</param>
    public static IReadOnlyList<StoppedMapping> Of(FieldRules rules, Schema schema, IReadOnlySet<string> seen) =>
    [
        .. rules.Fields
            .Select(rule => (Rule: rule, Missing: Missing(rule, schema, seen)))
            .Where(one => one.Missing is not null)
            .Select(one => new StoppedMapping(one.Rule, $"{one.Missing}; let our user see it, put it back, or correct {one.Rule.At}")),
    ];

    /// <summary>Does the rule work on records of this object? A field that only the other object has stops nothing there.</summary>
    public static bool Works(FieldRule rule, string crmObject, Schema schema) =>
        rule.HoldsFor(crmObject) && Property(rule, schema) is null && schema.Field(crmObject, rule.Salesforce) is not null;

    /// <summary>Mapped fields of Salesforce that are there, as <c>Lead.Title</c>, and those that were and are still mapped.</summary>
    public static IReadOnlySet<string> Seen(FieldRules rules, Schema schema, IReadOnlySet<string> before) => rules.Fields
        .SelectMany(rule => Objects.Where(rule.HoldsFor).Select(one => (Object: one, rule.Salesforce)))
        .Where(one => before.Contains(Name(one.Object, one.Salesforce)) || schema.Field(one.Object, one.Salesforce) is not null)
        .Select(one => Name(one.Object, one.Salesforce))
        .ToHashSet(StringComparer.Ordinal);

    private static string? Missing(FieldRule rule, Schema schema, IReadOnlySet<string> seen)
    {
        if (Property(rule, schema) is { } property) return $"HubSpot has no {Words(property)} that our token may read";

        // Without 'on', a mapping holds for the objects that have the field: one that never had it is no loss while another has it.
        var without = Objects.Where(one => rule.HoldsFor(one) && schema.Field(one, rule.Salesforce) is null).ToList();
        var lost = rule.On.Count > 0 || without.Count == Objects.Count ? without : without.FindAll(one => seen.Contains(Name(one, rule.Salesforce)));
        return lost.Count > 0 ? $"Salesforce shows our user no field '{rule.Salesforce}' on {string.Join(" or ", lost)}" : null;
    }

    private static string Words(string property) => property.StartsWith(FieldRule.OfCompany, StringComparison.Ordinal)
        ? $"company property '{property[FieldRule.OfCompany.Length..]}'"
        : $"contact property '{property}'";

    private static string Name(string crmObject, string field) => $"{crmObject}.{field}";

    /// <summary>The first property that is not there: the mapped one, or one that a template takes.</summary>
    private static string? Property(FieldRule rule, Schema schema) =>
        rule.Transforms.SelectMany(transform => transform.Properties)
            .Append(rule.HubSpot)
            .FirstOrDefault(name => schema.Property(name) is null);
}
