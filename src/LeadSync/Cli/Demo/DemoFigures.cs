using System.Text.Json.Serialization;

namespace LeadSync.Cli.Demo;

/// <summary>The demo in numbers, each counted from the two sandboxes and the store. The names are a contract.</summary>
/// <param name="Contacts">In HubSpot.</param>
/// <param name="Qualified">Leads that were ready for sales at least once.</param>
/// <param name="HandedOff">Of these, in Salesforce: by a Lead of their own or a handoff Task.</param>
/// <param name="Held">Of these, not in Salesforce for a stated reason.</param>
/// <param name="Reverted">Leads that LeadSync took back from sales.</param>
/// <param name="Waiting">Leads that wait for a look and rows that wait in the outbox, after the worker had time to finish.</param>
/// <param name="Duplicates">Leads in Salesforce beyond the first of one id or one address.</param>
/// <param name="Unaccounted">Leads, contacts and records that are in one place and not where they should be, too.</param>
/// <param name="CallsPer1000Leads">Calls to both systems per 1,000 handed off, without the first read of the portal; null without handoffs.</param>
internal sealed record DemoFigures(
    int Contacts,
    int Qualified,
    int HandedOff,
    int Held,
    int Accepted,
    int Rejected,
    int Reverted,
    long Waiting,
    long DeadLetters,
    int Duplicates,
    int Unaccounted,
    DemoCalls Calls,
    double? CallsPer1000Leads,
    DemoDelay ReadyToOwnerSeconds)
{
    /// <summary>Nothing lost, nothing doubled, nothing refused for good, nothing left undone.</summary>
    [JsonIgnore]
    public bool IsGood => this is { Duplicates: 0, Unaccounted: 0, DeadLetters: 0, Waiting: 0 };
}

/// <summary>The worker's calls; the demo's own are not among them.</summary>
internal sealed record DemoCalls(long Hubspot, long Salesforce);

/// <summary>From being ready to having an owner in Salesforce, in seconds; null where nobody was handed off.</summary>
internal sealed record DemoDelay(double? P50, double? P95);
