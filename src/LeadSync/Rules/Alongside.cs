namespace LeadSync.Rules;

/// <summary>The rules beside HubSpot's own Salesforce connector: that one carries what people enter, LeadSync writes its own fields, owner and Status.</summary>
/// <remarks>Nobody tells from outside which fields the connector carries, and two syncs of one field would undo each other.</remarks>
internal static class Alongside
{
    /// <summary>What is left of the rules for LeadSync to do.</summary>
    public static Rulebook Narrow(Rulebook rules) => rules with
    {
        Fields = rules.Fields with { Fields = [.. rules.Fields.Fields.Where(IsOurs)] },
        Stages = rules.Stages with { Stages = [.. rules.Stages.Stages.Select(Narrow)] },
    };

    /// <summary>Mappings that the connector is left with.</summary>
    public static IEnumerable<FieldRule> Left(FieldRules rules) => rules.Fields.Where(rule => !IsOurs(rule));

    /// <summary>Properties of a stage that LeadSync does not write: the lifecycle may be that connector's, too.</summary>
    public static IEnumerable<string> Left(StageRule stage) => stage.HubSpot.Keys.Where(property => !IsOurProperty(property));

    private static StageRule Narrow(StageRule stage) =>
        stage with { HubSpot = stage.HubSpot.Where(property => IsOurProperty(property.Key)).ToDictionary() };

    private static bool IsOurs(FieldRule rule) =>
        (rule.Direction == Direction.ToMarketing || IsOurField(rule.Salesforce)) && (rule.Direction == Direction.ToCrm || IsOurProperty(rule.HubSpot));

    private static bool IsOurProperty(string name) => name.StartsWith("leadsync_", StringComparison.Ordinal);

    private static bool IsOurField(string name) =>
        name.StartsWith("LeadSync_", StringComparison.OrdinalIgnoreCase)
        || name.Equals("OwnerId", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Status", StringComparison.OrdinalIgnoreCase);
}
