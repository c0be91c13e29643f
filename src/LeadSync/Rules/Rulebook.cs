using LeadSync.Rules.Templates;

namespace LeadSync.Rules;

/// <summary>Everything an admin decides, as one value: a look sees one rulebook from beginning to end.</summary>
/// <param name="Hash">Content hash of the files the rules came from; every decision names it.</param>
internal sealed record Rulebook(
    LeadSyncSettings Settings,
    FieldRules Fields,
    StageRules Stages,
    ScoringRules Scoring,
    RoutingRules Routing,
    SlaRules Sla,
    AlertRules Alerts,
    ContentRules Content,
    string Hash)
{
    /// <summary>The files that the rules came from.</summary>
    public required IReadOnlyList<ConfigFile> Files { get; init; }

    /// <summary>How the brief of a lead reads.</summary>
    public required Template BriefTemplate { get; init; }
}
