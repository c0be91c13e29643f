namespace LeadSync.Rules.Files;

/// <summary>What no single field mapping shows: two writers of one field, a way there without a way back.</summary>
internal static class FieldChecks
{
    /// <summary>Fields of the handoff itself, which a mapping would fight over.</summary>
    public static readonly string[] WrittenByTheJourney = ["Id", "OwnerId", "Status", "IsConverted"];

    public static void Judge(IReadOnlyList<FieldMapping> mappings, Judgement judge)
    {
        foreach (var (mapping, index) in mappings.Select((mapping, index) => (mapping, index)))
        {
            RefuseOwnedTarget(mapping, judge);
            RefuseLostWayBack(mapping, judge);
            RefuseCompanyAsTarget(mapping, judge);
            RefuseTemplateOfTheOtherSide(mapping, judge);
            RefuseSecondWriter(mapping, mappings.Take(index), judge);
        }
    }

    private static void RefuseOwnedTarget(FieldMapping mapping, Judgement judge)
    {
        var rule = mapping.Rule;
        if (rule.Direction == Direction.ToMarketing)
        {
            if (rule.HubSpot == "leadsync_id") judge.Refuse(mapping.HubSpotAt, "'leadsync_id' is LeadSync's own key", "Choose another property, or remove the mapping");
            return;
        }

        if (rule.Salesforce.StartsWith("LeadSync_", StringComparison.OrdinalIgnoreCase) || rule.HubSpot.StartsWith("leadsync_", StringComparison.OrdinalIgnoreCase))
            judge.Refuse(mapping.SalesforceAt, $"'{rule.HubSpot}' to '{rule.Salesforce}' is LeadSync's own business, which it writes itself", "Remove the mapping");
        else if (WrittenByTheJourney.Contains(rule.Salesforce, StringComparer.OrdinalIgnoreCase))
            judge.Refuse(mapping.SalesforceAt, $"'{rule.Salesforce}' is written by the handoff itself", "Remove the mapping; stages.yaml and routing.yaml decide it");
    }

    private static void RefuseLostWayBack(FieldMapping mapping, Judgement judge)
    {
        if (mapping.Rule.Direction != Direction.Both) return;
        foreach (var transform in mapping.Rule.Transforms.Where(transform => !TransformReader.HasInverse(transform)))
        {
            judge.Refuse(
                mapping.TransformAt,
                $"'{mapping.Rule.HubSpot}' travels both ways, and the transform '{transform.Name}' has no way back",
                "Use direction: toCrm, or a map whose values all differ");
        }
    }

    private static void RefuseCompanyAsTarget(FieldMapping mapping, Judgement judge)
    {
        if (mapping.Rule.CompanyProperty is not { } property) return;
        if (property.Length == 0)
            judge.Refuse(mapping.HubSpotAt, "'company.' names no property", "Write company.NAME with a property of the company, such as company.industry");
        if (mapping.Rule.Direction != Direction.ToCrm)
            judge.Refuse(mapping.HubSpotAt, $"'{mapping.Rule.HubSpot}' is a property of the company, which LeadSync only reads", "Use direction: toCrm; one company has many people");
        if (mapping.Rule.Consent)
            judge.Refuse(mapping.HubSpotAt, $"'{mapping.Rule.HubSpot}' is a property of the company, and consent is a person's own", "Map a property of the contact");
    }

    private static void RefuseTemplateOfTheOtherSide(FieldMapping mapping, Judgement judge)
    {
        if (mapping.Rule.Direction != Direction.ToMarketing || mapping.Rule.Transforms.All(transform => transform.Name != "template")) return;
        judge.Refuse(mapping.TransformAt, "a template is made of HubSpot's properties, and this mapping leads to HubSpot", "Use direction: toCrm, or another transform");
    }

    private static void RefuseSecondWriter(FieldMapping mapping, IEnumerable<FieldMapping> earlier, Judgement judge)
    {
        foreach (var first in earlier.Where(first => Meet(first.Rule, mapping.Rule)))
        {
            if (WritesCrm(first.Rule) && WritesCrm(mapping.Rule) && Same(first.Rule.Salesforce, mapping.Rule.Salesforce))
                Refuse(mapping.SalesforceAt, mapping.Rule.Salesforce, first);
            else if (WritesMarketing(first.Rule) && WritesMarketing(mapping.Rule) && Same(first.Rule.HubSpot, mapping.Rule.HubSpot))
                Refuse(mapping.HubSpotAt, mapping.Rule.HubSpot, first);
        }

        void Refuse(Position at, string target, FieldMapping first) => judge.Refuse(
            at,
            $"'{target}' is written by two mappings, first on line {first.Rule.At.Line}",
            "Remove one of the two, or keep them apart with on: [lead] and on: [contact]");
    }

    private static bool WritesCrm(FieldRule rule) => rule.Direction != Direction.ToMarketing;

    private static bool WritesMarketing(FieldRule rule) => rule.Direction != Direction.ToCrm;

    private static bool Meet(FieldRule one, FieldRule other) => one.On.Count == 0 || other.On.Count == 0 || one.On.Intersect(other.On).Any();

    private static bool Same(string one, string other) => one.Length > 0 && one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
