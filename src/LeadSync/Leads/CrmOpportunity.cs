namespace LeadSync.Leads;

/// <summary>What is being sold to a person, as Salesforce has it (Salesforce: Object Reference, Opportunity).</summary>
/// <param name="Owner">Who sells it.</param>
internal sealed record CrmOpportunity(string Id, string Name, Owner Owner)
{
    /// <summary>In the org's own words: Prospecting, Closed Won.</summary>
    public string Stage { get; init; } = "";

    /// <summary>What that stage means: one of <see cref="Deal"/>.</summary>
    public string State { get; init; } = Deal.Open;
    public decimal? Amount { get; init; }

    /// <summary>ISO code; null in an org of one currency that nobody has named.</summary>
    public string? Currency { get; init; }

    /// <summary>Why it was lost, as sales entered it.</summary>
    public string? LostBecause { get; init; }

    /// <summary>To whom it was lost, or might be.</summary>
    public string? Competitor { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }

    public bool IsOpen => State == Deal.Open;
}

/// <summary>What a stage of an Opportunity means, in the words of <c>stages.yaml</c>.</summary>
internal static class Deal
{
    public const string Open = "open";
    public const string Won = "won";
    public const string Lost = "lost";
}
