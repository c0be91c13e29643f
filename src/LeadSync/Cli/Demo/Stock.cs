using LeadSync.Leads;

namespace LeadSync.Cli.Demo;

/// <summary>Everything that is there when the demo is over, as the two sandboxes and the store have it.</summary>
/// <param name="Owners">Ids of active users and of queues.</param>
/// <param name="IntegrationUser">As whom the worker acts in Salesforce.</param>
internal sealed record Stock(
    IReadOnlyList<string> ContactIds,
    IReadOnlyList<SalesLead> SalesLeads,
    IReadOnlyList<string> TaskKeys,
    IReadOnlyList<StatusChange> StatusChanges,
    IReadOnlySet<string> Owners,
    string IntegrationUser,
    StoredStock Store,
    DemoCalls Calls,
    long FirstRead);

/// <summary>A Lead in Salesforce that carries our id.</summary>
internal sealed record SalesLead(string LeadSyncId, string? Email, string OwnerId, DateTimeOffset CreatedAt);

/// <summary>An entry of Salesforce's own history of Leads.</summary>
internal sealed record StatusChange(string LeadId, string? To, string By);

/// <summary>The store at one moment.</summary>
/// <param name="Waiting">Rows of work and of the outbox.</param>
internal sealed record StoredStock(IReadOnlyList<Lead> Leads, long Waiting, long DeadLetters);
