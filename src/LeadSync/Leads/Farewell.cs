namespace LeadSync.Leads;

/// <summary>What Salesforce is told of a person whom LeadSync has forgotten: its own fields are taken back, and the owner learns why.</summary>
/// <remarks>Nothing here names the person. The record itself is sales' own, and what becomes of it sales decides.</remarks>
internal static class Farewell
{
    private const string OurId = "LeadSync_Id__c";

    /// <summary>Filled in by reps: their words, not ours.</summary>
    private static readonly IReadOnlyList<string> TheirWords = ["LeadSync_Return_Reason__c", "LeadSync_Feedback__c"];

    /// <summary>Every field of ours that a record may have from us, emptied.</summary>
    /// <param name="told">Names of the fields that Salesforce has taken from us.</param>
    public static CrmWrite Blank(CrmLink record, IEnumerable<string> told) => new(
        record.Object,
        record.Id,
        told.Where(IsOurs).Append(OurId).Except(TheirWords).Distinct().ToDictionary(field => field, _ => (object?)null));

    /// <summary>Under this a blanking is sent once.</summary>
    public static string Key(LeadId lead, CrmLink record) => $"{lead}/farewell/{record.Id}";

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

    private static bool IsOurs(string field) => field.StartsWith("LeadSync_", StringComparison.Ordinal);
}
