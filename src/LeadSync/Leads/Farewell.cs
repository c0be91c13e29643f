namespace LeadSync.Leads;

/// <summary>What Salesforce is told of a person whom LeadSync has forgotten: its own fields are taken back, and the owner learns why.</summary>
/// <remarks>Nothing here names the person. The record itself is sales' own, and what becomes of it sales decides.</remarks>
internal static class Farewell
{
    /// <summary>Every field of ours on a person's record. What reps fill in, their reason and their feedback, is not ours to empty.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "LeadSync_Id__c", "LeadSync_Score__c", "LeadSync_Grade__c", "LeadSync_Score_Reasons__c", "LeadSync_Brief__c", "LeadSync_Topics__c", "LeadSync_Stage__c",
        "LeadSync_Accept_By__c", "LeadSync_Qualify_By__c", "LeadSync_Heat__c", "LeadSync_HubSpot_Url__c",
    ];

    /// <summary>All of ours on a record, emptied: what a merge or an unanswered write has left there, nobody remembers.</summary>
    public static CrmWrite Blank(CrmLink record) => new(record.Object, record.Id, Fields.ToDictionary(field => field, _ => (object?)null));

    /// <summary>The same for a Lead that a write of ours may have made, or is making: it is sought by our id first.</summary>
    public static CrmWrite BlankUnseen() => new(CrmLink.Lead, null, Fields.ToDictionary(field => field, _ => (object?)null));

    /// <summary>Under this a blanking is sent once.</summary>
    public static string Key(LeadId lead, string? record) => $"{lead}/farewell/{record ?? "unseen"}";

    public static bool IsKey(string? key) => key?.Contains("/farewell/", StringComparison.Ordinal) == true;

    /// <summary>For the owner, where a person has the record; null for a queue.</summary>
    public static TaskDraft? TaskFor(Lead lead, DateTimeOffset now) => lead is { Crm: { } record, Owner: { IsQueue: false } owner, HandedOffAt: not null }
        ? new TaskDraft($"{lead.Id}/farewell/task", new Dictionary<string, object?>
        {
            ["WhoId"] = record.Id,
            ["OwnerId"] = owner.CrmId,
            ["Subject"] = "Marketing has erased this person",
            ["Description"] = "This person's data was erased for privacy in marketing. LeadSync has taken its own fields back and tells you nothing more. Whether sales may keep this record, and the Tasks that go with it, is for sales to decide.",
            ["Status"] = "Not Started",
            ["Priority"] = "Normal",
            ["ActivityDate"] = now.UtcDateTime.ToString("yyyy-MM-dd"),
        })
        : null;
}
