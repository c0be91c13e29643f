namespace LeadSync.Rules;

/// <summary>What came of reading a configuration: the rules, and everything there is to say about them.</summary>
/// <param name="Rulebook">Null where a mistake was found; a missing secret alone leaves it empty in its place.</param>
internal sealed record RulebookReading(Rulebook? Rulebook, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing stands in the way of that purpose.</summary>
    public bool IsGoodFor(Purpose purpose) => Rulebook is not null && !Findings.Any(finding => finding.Stops(purpose));
}
