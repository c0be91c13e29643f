using LeadSync.Rules;

namespace LeadSync.Journey.Simulating;

/// <summary>What the other rules ask for and nobody has read in that time, since the rules in force do not ask for it.</summary>
internal sealed record Unread
{
    /// <summary>Properties of contacts: empty for the other rules.</summary>
    public required IReadOnlyList<string> Properties { get; init; }

    /// <summary>Lists: nobody counts as being on them.</summary>
    public required IReadOnlyList<string> Lists { get; init; }

    /// <summary>Fields that a stage requires: whether sales had filled them in nobody knows, so they are not asked for.</summary>
    public required IReadOnlyList<string> RequiredFields { get; init; }

    /// <summary>What a person's company is in Salesforce: nobody counts as belonging to an account.</summary>
    public required bool Accounts { get; init; }

    /// <summary>Whether somebody is selling to a person's company: nobody counts as being sold to.</summary>
    public required bool Opportunities { get; init; }

    public static Unread Of(Past past, Rulebook present, Rulebook other) => new()
    {
        Properties = [.. WantedFields.OfRules(other).Except(WantedFields.OfRules(present)).Except(past.Properties)],
        Lists = [.. WantedFields.Lists(other).Except(WantedFields.Lists(present), StringComparer.OrdinalIgnoreCase)],
        RequiredFields = [.. Required(other).Except(Required(present), StringComparer.OrdinalIgnoreCase).Except(past.CrmFields, StringComparer.OrdinalIgnoreCase)],
        Accounts = WantedFields.AsksForAccounts(other) && !WantedFields.AsksForAccounts(present),
        Opportunities = WantedFields.AsksForOpportunities(other) && !WantedFields.AsksForOpportunities(present),
    };

    /// <summary>The rules without what nothing is known of.</summary>
    public Rulebook LeftOutOf(Rulebook rules) => RequiredFields.Count == 0 ? rules : rules with
    {
        Stages = rules.Stages with
        {
            Stages = [.. rules.Stages.Stages.Select(stage => stage with { Requires = [.. stage.Requires.Except(RequiredFields, StringComparer.OrdinalIgnoreCase)] })],
        },
    };

    private static IEnumerable<string> Required(Rulebook rules) => rules.Stages.Stages.SelectMany(stage => stage.Requires);
}
