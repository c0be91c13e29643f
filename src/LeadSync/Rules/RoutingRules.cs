namespace LeadSync.Rules;

/// <summary><c>routing.yaml</c>: who gets the lead. The first rule that matches decides.</summary>
internal sealed record RoutingRules
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Regions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public IReadOnlyList<OwnerRule> Owners { get; init; } = [];
    public IReadOnlyDictionary<string, PoolRule> Pools { get; init; } = new Dictionary<string, PoolRule>();
    public IReadOnlyList<RouteRule> Rules { get; init; } = [];
    public Assignment Fallback { get; init; } = new Assignment.ToQueue("Unassigned_Leads");
    public TimeSpan? SameOwnerFor { get; init; }
}

/// <param name="Salesforce">The user's e-mail address or user name in Salesforce.</param>
/// <param name="TimeZone">IANA zone, or null: the agreement's zone.</param>
/// <param name="Hours">Name of the hours in <c>sla.yaml</c>, or null: the agreement's first.</param>
/// <param name="Holidays">Name of the holidays in <c>sla.yaml</c>, or null: <c>default</c>.</param>
/// <param name="Capacity">Most open leads at a time; null for no bound.</param>
internal sealed record OwnerRule(
    string Id,
    string Salesforce,
    string? TimeZone,
    string? Hours,
    string? Holidays,
    int? Capacity,
    string? Manager,
    IReadOnlyList<DayRange> Away,
    Position At);

/// <summary>Both days belong to it.</summary>
internal sealed record DayRange(DateOnly From, DateOnly To);

internal sealed record PoolRule(string Name, IReadOnlyList<PoolMember> Members, PoolMethod Method, Position At);

/// <param name="Owner">An owner's id in <c>routing.yaml</c>.</param>
/// <param name="Weight">Share of a weighted pool; 1 elsewhere.</param>
internal sealed record PoolMember(string Owner, int Weight);

internal enum PoolMethod { RoundRobin, Weighted, LeastBusy, Random }

/// <param name="VerifyWithQueue">An inside-sales queue that sees the lead first; null for none.</param>
internal sealed record RouteRule(string Name, Condition? When, string? VerifyWithQueue, Assignment Assign, Position At);

/// <summary>Whom a rule gives the lead to.</summary>
internal abstract record Assignment
{
    internal sealed record ToPool(string Pool) : Assignment;

    internal sealed record ToOwner(string Owner) : Assignment;

    internal sealed record ToQueue(string Queue) : Assignment;

    /// <summary>The owner of the Salesforce account that the lead belongs to.</summary>
    internal sealed record ToAccountOwner : Assignment;

    /// <summary>The org's own assignment rules; the owner is read back.</summary>
    internal sealed record BySalesforceRules : Assignment;
}
