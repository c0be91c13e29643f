using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Fields without which Salesforce refuses a new Lead. Contacts LeadSync never makes.</summary>
internal static class RequiredFindings
{
    /// <summary>Filled whatever the mappings say.</summary>
    private static readonly string[] FilledByLeadSync = ["LastName", "Company", "Status", "OwnerId"];

    public static IEnumerable<Finding> Of(Rulebook rules, Schema schema)
    {
        var required = schema.Crm.GetValueOrDefault("Lead")?.Values.Where(field => field.Required && !FilledByLeadSync.Contains(field.Name)) ?? [];
        foreach (var field in required.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            var mapping = rules.Fields.Fields.FirstOrDefault(rule =>
                rule.Direction != Direction.ToMarketing && rule.HoldsFor("Lead") && rule.Salesforce.Equals(field.Name, StringComparison.OrdinalIgnoreCase));
            if (mapping is null)
                yield return new Finding(new Position("fields.yaml", 0), $"Salesforce makes no Lead without '{field.Name}', and no mapping fills it", $"Map a property to {field.Name}, with a default, or let it be optional in Salesforce");
            else if (string.IsNullOrEmpty(mapping.Default))
                yield return new Finding(mapping.At, $"Salesforce makes no Lead without '{field.Name}', and '{mapping.HubSpot}' may be empty", "Give the mapping a default", FindingKind.Note);
        }
    }
}
