using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Routing;

/// <summary>What routing asks about one lead.</summary>
/// <param name="Lead">Seeds the draw of a random pool, so that the same lead is drawn the same way again.</param>
/// <param name="ValueOf">Answers the names in the rules' conditions.</param>
internal sealed record RoutingCase(LeadId Lead, Func<string, string?> ValueOf)
{
    /// <summary>Salesforce id of the rep who had the lead before.</summary>
    public string? FormerOwnerId { get; init; }

    /// <summary>When sales gave the lead back; <c>sameOwnerFor</c> counts from here.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Salesforce id of a person this lead must not go to again: the last owner, where the agreement says so.</summary>
    public string? NeverBackTo { get; init; }

    /// <summary>Salesforce ids of people who let a promise of this lead lapse: it never goes to them again.</summary>
    public IReadOnlyCollection<string> LetLapse { get; init; } = [];

    /// <summary>Accounts of the person's company, the likeliest first.</summary>
    public IReadOnlyList<CrmAccount> Accounts { get; init; } = [];

    /// <summary>False: the person is a Contact, which no queue can own and no assignment rule gives away.</summary>
    public bool IsLead { get; init; } = true;

    /// <summary>Name of the rule under which inside sales has checked this lead; null where nobody has.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>Who is at work now.</summary>
    public Func<OwnerRule, Presence> PresenceOf { get; init; } = _ => Presence.AtWork;

    /// <summary>IANA zone of the agreement, for owners without one.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";
}
