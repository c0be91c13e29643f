using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>What the names in a condition stand for, for one person: the words of the rules first, then any HubSpot property.</summary>
/// <remarks>A word that is not known (yet) has no value, and a test on it fails: what was not read must not look like "no".</remarks>
internal sealed record ConditionValues(MarketingView Who)
{
    /// <summary>Countries per region, as <c>routing.yaml</c> names them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Regions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public Score? Score { get; init; }
    public string? Stage { get; init; }
    public bool? HandRaiser { get; init; }
    public bool? MatchesAccount { get; init; }
    public bool? OpenOpportunity { get; init; }
    public string? AccountType { get; init; }

    /// <summary>The value of a name; several values (lists, topics, regions) are joined by <c>;</c>, as HubSpot joins them.</summary>
    public string? ValueOf(string name) => name switch
    {
        "score" => Score?.Total.ToString(),
        "grade" => Score?.Grade,
        "stage" => Stage,
        "region" => Joined(Regions.Where(region => IsIn(region.Value)).Select(region => region.Key)),
        "source" => Who["hs_analytics_source"],
        "topic" => Joined(Who.Engagements.Select(engagement => engagement.Topic)),
        "list" => Joined(Who.Lists),
        "handRaiser" => Flag(HandRaiser),
        "matchesAccount" => Flag(MatchesAccount),
        "openOpportunity" => Flag(OpenOpportunity),
        "account.type" => AccountType,
        _ => Who[name],
    };

    private bool IsIn(IReadOnlyList<string> countries) =>
        Who["country"] is { } home && countries.Any(country => Country.Same(country, home));

    private static string Joined(IEnumerable<string?> values) =>
        string.Join(';', values.Where(value => !string.IsNullOrEmpty(value)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));

    private static string? Flag(bool? flag) => flag switch { true => "true", false => "false", null => null };
}
