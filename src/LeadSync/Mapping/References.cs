using LeadSync.Leads;
using LeadSync.Mapping.Fits;
using LeadSync.Mapping.Steps;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>Which mappings need to know more than the value: who people are in both systems, which account a company is.</summary>
internal static class References
{
    private static readonly IReadOnlyList<string> Objects = [CrmLink.Lead, CrmLink.Contact];

    /// <summary>Does any mapping read or write an owner or a user?</summary>
    public static bool NamesPeople(FieldRules rules, Schema schema) => rules.Fields.Any(rule =>
        (schema.Property(rule.HubSpot) is { } property && ReferenceFit.IsPerson(property))
        || Objects.Any(one => rule.HoldsFor(one) && schema.Field(one, rule.Salesforce) is { } field && ReferenceFit.IsPerson(field)));

    /// <summary>Mappings of which Salesforce's side is an account.</summary>
    public static IEnumerable<FieldRule> ToAccounts(FieldRules rules, Schema schema, string crmObject) => rules.Fields.Where(rule =>
        rule.HoldsFor(crmObject) && schema.Field(crmObject, rule.Salesforce) is { } field && ReferenceFit.IsAccount(field));

    /// <summary>What a company is sought by in Salesforce: its value in HubSpot after the mapping's transforms; null where there is none.</summary>
    public static string? Company(FieldRule rule, Func<string, string?> property, string timeZone)
    {
        if (rule.Direction == Direction.ToMarketing || property(rule.HubSpot) is not { } value) return null;

        var stepped = Transforms.Apply(value, rule.Transforms, property, Instants.Zone(rule.Zone ?? timeZone));
        return stepped.Refused is not null || string.IsNullOrWhiteSpace(stepped.Value) ? null : stepped.Value;
    }
}
