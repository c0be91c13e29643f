using LeadSync.HubSpot;
using LeadSync.Provisioning;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary>What LeadSync itself needs and a system lacks, as <c>provision</c> would say it.</summary>
internal static class ProvisionFindings
{
    private const string Remedy = "Run leadsync provision; --dry-run shows first what it would create";
    private static readonly Position At = new("leadsync.yaml", 0);

    /// <param name="properties">Null where HubSpot was not asked.</param>
    /// <param name="org">Null where Salesforce was not asked.</param>
    public static IEnumerable<Finding> Of(Needed needed, IReadOnlyList<HubSpotProperty>? properties, OrgPicture? org) =>
        (properties is null ? [] : HubSpot(needed, properties)).Concat(org is null ? [] : Salesforce(needed, org));

    private static IEnumerable<Finding> HubSpot(Needed needed, IReadOnlyList<HubSpotProperty> properties)
    {
        var plan = HubSpotPlan.Of(needed, [needed.Group], properties);
        var missing = plan.Steps.OfType<Step.MakeProperty>().Select(step => $"'{step.Property.Name}'").ToList();
        if (missing.Count > 0) yield return new Finding(At, $"HubSpot lacks what LeadSync writes there: {string.Join(", ", missing)}", Remedy);
        foreach (var wrong in plan.Wrong) yield return Told(wrong);
    }

    // Whether the permission sets are there is nobody's business while our user may do what it has to.
    private static IEnumerable<Finding> Salesforce(Needed needed, OrgPicture org)
    {
        var plan = SalesforcePlan.Of(needed with { PermissionSets = [] }, new SalesforceFound(org.Fields, new Dictionary<string, FoundPermissionSet>(), null));
        foreach (var missing in plan.Steps.OfType<Step.MakeField>().GroupBy(step => step.On, step => step.Field.Name))
            yield return new Finding(At, $"Salesforce shows our user no field on {missing.Key} called {string.Join(", ", missing)}", Remedy);

        var readOnly = needed.Fields.SelectMany(field => field.Objects, (field, type) => (field, type))
            .Where(one => org.Fields.TryGetValue(one.type, out var fields) && fields.Any(field => field.Name == one.field.Name && !field.Createable && !field.Updateable && !field.Calculated))
            .Select(one => $"{one.type}.{one.field.Name}").ToList();
        if (readOnly.Count > 0) yield return new Finding(At, $"our Salesforce user may see and not write {string.Join(", ", readOnly)}", Remedy);
        foreach (var wrong in plan.Wrong) yield return Told(wrong);
    }

    private static Finding Told(Shortfall wrong) => new(At, $"{wrong.What}: {wrong.Wrong}", wrong.Remedy);
}
