using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Rules.Yaml;

namespace LeadSync.Checking;

/// <summary>Names that a system does not have, or does not show to our user. LeadSync's own are looked at elsewhere.</summary>
internal static class PropertyFindings
{
    private static readonly string[] People = ["Lead", "Contact"];

    public static IEnumerable<Finding> Of(Rulebook rules, Schema schema) =>
        Properties(rules, schema).Concat(CompanyProperties(rules, schema)).Concat(rules.Fields.Fields.SelectMany(rule => Field(rule, schema)));

    private static IEnumerable<Finding> Properties(Rulebook rules, Schema schema)
    {
        if (schema.Contact is not { } known) yield break;

        var needed = WantedFields.OfRules(rules with { Content = new ContentRules([]) }).ToHashSet(StringComparer.Ordinal);
        foreach (var name in WantedFields.OfRules(rules).Where(name => !known.ContainsKey(name) && !name.StartsWith("leadsync_", StringComparison.Ordinal) && !BriefRules.Usual.Properties.Contains(name)))
        {
            var mapping = rules.Fields.Fields.FirstOrDefault(rule => rule.HubSpot == name || rule.Transforms.Any(transform => transform.Properties.Contains(name)));
            yield return new Finding(
                mapping?.At ?? new Position(needed.Contains(name) ? "scoring.yaml" : "content.yaml", 0),
                $"HubSpot has no contact property '{name}'",
                $"{Near(name, known.Keys)}Correct the name, or create the property in HubSpot",
                needed.Contains(name) ? FindingKind.Mistake : FindingKind.Note); // a brief goes without it
        }
    }

    private static IEnumerable<Finding> CompanyProperties(Rulebook rules, Schema schema)
    {
        if (schema.Company is not { } known) yield break;

        foreach (var rule in rules.Fields.Fields.Where(rule => rule.CompanyProperty is { } name && !known.ContainsKey(name)))
        {
            yield return new Finding(
                rule.At,
                $"HubSpot has no company property '{rule.CompanyProperty}'",
                $"{Near(rule.CompanyProperty!, known.Keys)}Correct the name, or create the property in HubSpot");
        }
    }

    // A rule for no object in particular holds where the field is; one that names an object wants it there.
    private static IEnumerable<Finding> Field(FieldRule rule, Schema schema)
    {
        var missing = People.Where(rule.HoldsFor).Where(type => schema.Field(type, rule.Salesforce) is null).ToList();
        if (missing.Count == 0 || (rule.On.Count == 0 && missing.Count < People.Length)) yield break;

        var known = missing.Where(schema.Crm.ContainsKey).SelectMany(type => schema.Crm[type].Keys);
        yield return new Finding(
            rule.At,
            $"Salesforce shows our user no field '{rule.Salesforce}' on {string.Join(" or ", missing)}",
            $"{Near(rule.Salesforce, known)}Correct the name, or let our user see the field by a permission set");
    }

    private static string Near(string name, IEnumerable<string> known) => Spelling.Nearest(name, known) is { } near ? $"Did you mean '{near}'? " : "";
}
