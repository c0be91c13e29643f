using LeadSync.Leads;

namespace LeadSync.Routing;

/// <summary>Who gets a lead, and why.</summary>
/// <param name="Owner">Null: nobody in Salesforce can take it, not even the fallback; the caller holds the lead and says <paramref name="Because"/>.</param>
/// <param name="Rule">Name of the rule that gave the owner; <c>fallback</c> or <c>sameOwnerFor</c> where no rule of the list did.</param>
/// <param name="Skipped">Who or what came first and was passed over.</param>
/// <param name="Turn">The counter in <see cref="Desk.Turns"/> that this route adds one to; null outside a pool.</param>
internal sealed record Route(Owner? Owner, string Rule, string Because, IReadOnlyList<SkippedSeat> Skipped, string? Turn)
{
    public const string FallbackRule = "fallback";
    public const string SameOwnerRule = "sameOwnerFor";

    /// <summary>The whole reason: the rule, and each who was passed over with the why.</summary>
    public string Reason => Skipped.Count == 0
        ? Because
        : $"{Because} (passed over: {string.Join("; ", Skipped.Select(skipped => $"{skipped.Who}, {skipped.Why}"))})";

    /// <summary>Counters to set before one is added to <see cref="Turn"/>: of members that joined a pool since its last lead, or could take none.</summary>
    public IReadOnlyDictionary<string, long> Joined { get; init; } = new Dictionary<string, long>();

    /// <summary>The owner is a queue of inside sales, which checks the lead before <see cref="Rule"/> gives it to anybody.</summary>
    public bool IsToBeChecked { get; init; }

    /// <summary>The owner is a queue, and the org's own assignment rules may choose somebody else with the write.</summary>
    public bool OrgDecides { get; init; }
}

/// <param name="Who">An owner's id in <c>routing.yaml</c>, a queue's name, or a rule's.</param>
/// <param name="Why">In words a rep understands.</param>
internal sealed record SkippedSeat(string Who, string Why);
