using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>What a record that LeadSync creates gets beside its mapped values: defaults, and what Salesforce insists on.</summary>
internal static class NewRecord
{
    /// <summary>HubSpot properties read for every lead, mapped or not: Salesforce refuses a Lead without them.</summary>
    public static readonly IReadOnlyList<string> NeededProperties = ["lastname", "company"];

    /// <summary>The fields of a Lead that its mappings left open.</summary>
    /// <param name="mapped">Names of the fields that a mapping fills.</param>
    /// <param name="personAccounts">True: Company stays empty, for a filled one makes the Lead a business.</param>
    public static IReadOnlyDictionary<string, object?> Rest(
        IReadOnlyCollection<string> mapped, MarketingView who, FieldRules rules, Schema schema, bool personAccounts)
    {
        var rest = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules.Fields.Where(rule => rule is { Default: not null } && rule.Direction != Direction.ToMarketing && rule.HoldsFor(CrmLink.Lead)))
            if (IsOpen(rule.Salesforce)) rest[rule.Salesforce] = FieldValues.ForSalesforce(schema.Field(CrmLink.Lead, rule.Salesforce)!, rule.Default!);

        foreach (var (field, property) in new[] { ("LastName", "lastname"), ("Company", "company") })
            if (IsOpen(field)) rest[field] = Known(field, who[property]) ?? FieldCase.NotProvided;
        return rest;

        bool IsOpen(string field) =>
            !mapped.Contains(field, StringComparer.OrdinalIgnoreCase)
            && !rest.ContainsKey(field)
            && !(personAccounts && field.Equals("Company", StringComparison.OrdinalIgnoreCase))
            && schema.MayWrite(CrmLink.Lead, field);

        string? Known(string field, string? value) =>
            string.IsNullOrWhiteSpace(value) || (schema.Field(CrmLink.Lead, field) is { Length: > 0 and var most } && value.Length > most) ? null : value;
    }
}
