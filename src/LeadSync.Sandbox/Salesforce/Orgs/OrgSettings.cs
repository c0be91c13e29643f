using System.Text.Json.Serialization;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>What the duplicate rule does: nothing, warn (which a header passes), or refuse.</summary>
internal enum DuplicateMode
{
    [JsonStringEnumMemberName("off")] Off,
    [JsonStringEnumMemberName("alert")] Alert,
    [JsonStringEnumMemberName("block")] Block,
}

/// <summary>The org's automations that get in an integration's way, each of which can be switched by itself.</summary>
internal sealed record OrgSettings
{
    /// <summary>An active lead assignment rule takes every lead unless Sforce-Auto-Assign is FALSE.</summary>
    public bool AssignmentRule { get; init; }

    public DuplicateMode DuplicateRule { get; init; }

    /// <summary>Status may become Recycled only with a return reason.</summary>
    public bool ValidationOnReturn { get; init; }

    /// <summary>One field the API user may not see, as `Lead.Industry`; null or empty: none.</summary>
    public string? HiddenField { get; init; }

    /// <summary>A flow gives some new leads to somebody else after the insert.</summary>
    public bool FlowChangesOwner { get; init; }

    /// <summary>Bulk jobs wait in the queue; a job goes on when its state is next asked for after the release.</summary>
    public bool BulkHeld { get; init; }

    /// <summary>Bulk jobs fail for good after that many records, which stay written; null: none does.</summary>
    public int? BulkFailsAfter { get; init; }

    /// <summary>Without a rule of its own a bulk job meets the active assignment rule. No source says whether the platform does so.</summary>
    public bool BulkAssignsByDefault { get; init; }

    /// <summary>An empty cell of a bulk upload clears the field; normally it leaves it alone.</summary>
    public bool BulkBlankClears { get; init; }

    /// <summary>On conversion the LeadSync fields are copied to the contact, as the setup guide asks the admin to map them.</summary>
    public bool MapLeadFields { get; init; } = true;
}
