using System.Globalization;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Dashboard;

/// <summary>The answer of <c>GET /api/status</c>. Its names are a contract.</summary>
/// <param name="Pairs">Leads of one person whom a system has twice, until somebody merges the two there: <c>GET /api/leads?query=hold:pair</c> names them.</param>
/// <param name="Forgotten">People who were erased for privacy.</param>
/// <param name="Leads">Leads per stage; a stage without any is absent.</param>
/// <param name="Orphans">What the last hourly sweep found of leads that nobody will work on, by kind; null before the first.</param>
internal sealed record StatusAnswer(
    StatusQueue Work,
    StatusQueue Outbox,
    long DeadLetters,
    IReadOnlyDictionary<string, long> Leads,
    long Pairs,
    long Forgotten,
    StatusBudgets Budgets,
    StatusPolls Polls,
    StatusConfiguration Configuration,
    IReadOnlyList<StatusStop> StoppedMappings,
    StatusNativeSync? NativeSync,
    IReadOnlyDictionary<string, int>? Orphans)
{
    public static StatusAnswer Of(StoreReading store, StatusBudgets budgets, RulesState rules, IReadOnlyList<StoppedMapping> stopped, IReadOnlyList<NewMapping> offered, NativeStanding? native, DateTimeOffset now) => new(
        new StatusQueue(store.Work.Count, store.Work.OldestSeconds(now)),
        new StatusQueue(store.Outbox.Count, store.Outbox.OldestSeconds(now)),
        store.DeadLetters,
        store.Leads,
        store.Pairs,
        store.Forgotten,
        budgets,
        new StatusPolls(Utc(store.HubSpotPolled), Utc(store.SalesforcePolled)),
        StatusConfiguration.Of(rules, offered),
        [.. stopped.Select(one => new StatusStop(one.Rule.Name, one.Because))],
        native is null ? null : new StatusNativeSync(native.Mode, native.Because, native.IsAlongside ? [.. Alongside.Left(rules.Rules.Fields).Select(rule => rule.Name)] : []),
        store.Orphans);

    private static DateTime? Utc(string? mark) =>
        mark is null ? null : DateTimeOffset.Parse(mark, CultureInfo.InvariantCulture).UtcDateTime;
}

internal sealed record StatusQueue(long Waiting, long OldestSeconds);

internal sealed record StatusBudgets(StatusBudget Hubspot, StatusBudget Salesforce);

/// <param name="Used">Calls in the window: HubSpot's as we count them, Salesforce's of the whole org as it last reported.</param>
/// <param name="Limit">The vendor's limit for the window; null until it is known.</param>
internal sealed record StatusBudget(long Used, long? Limit, int WindowSeconds);

/// <summary>When the last complete polls were, in UTC; null before the first.</summary>
internal sealed record StatusPolls(DateTime? Hubspot, DateTime? Salesforce);

/// <summary>A mapping that stands still while all others go on.</summary>
/// <param name="Mapping">Both fields' names.</param>
/// <param name="Because">What is missing and what to do.</param>
internal sealed record StatusStop(string Mapping, string Because);

/// <summary>HubSpot's own Salesforce connector, as LeadSync takes it; null until HubSpot was asked.</summary>
/// <param name="Mode"><c>alongside</c> or <c>absent</c>.</param>
/// <param name="LeftToIt">Mappings of <c>fields.yaml</c> that LeadSync does not follow beside it.</param>
internal sealed record StatusNativeSync(string Mode, string Because, IReadOnlyList<string> LeftToIt);
