using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary>What becomes of one mapped field: what is written where by which rule, and whose value gives way.</summary>
internal sealed record FieldDecision(FieldMemory Memory)
{
    public FieldWrite? ToSalesforce { get; init; }

    public FieldWrite? ToHubSpot { get; init; }

    /// <summary>Entries that somebody made and that do not stay.</summary>
    public IReadOnlyList<Loss> Losses { get; init; } = [];

    /// <summary>More cannot be said before this was read.</summary>
    public Ask Asks { get; init; }

    public bool Writes => ToSalesforce is not null || ToHubSpot is not null;
}

/// <param name="From">What stands there now.</param>
/// <param name="To">In the target's own words; empty clears.</param>
/// <param name="Because">The rule, as an admin wrote it.</param>
internal sealed record FieldWrite(string From, string To, string Because);

/// <param name="Side">HubSpot or Salesforce.</param>
/// <param name="Because">The rule that decided.</param>
/// <param name="Evidence">What the rule rested on; empty where it needed none.</param>
internal sealed record Loss(string Side, string Value, string Because, string Evidence);
