namespace LeadSync.Journey.Simulating;

/// <summary>Which fields of a Salesforce record are the work of people there, and not LeadSync's or the system's.</summary>
internal static class SalesFields
{
    private static readonly HashSet<string> OfTheSystem =
        ["Id", "OwnerId", "Owner.Name", "CreatedById", "LastModifiedDate", "LastModifiedById", "SystemModstamp", "IsDeleted", "Status", "IsConverted", "ConvertedContactId"];

    private static readonly HashSet<string> OfReps = ["LeadSync_Return_Reason__c", "LeadSync_Feedback__c"];

    public static IEnumerable<KeyValuePair<string, string?>> Of(IReadOnlyDictionary<string, string?> record) =>
        record.Where(field => OfReps.Contains(field.Key) || !(OfTheSystem.Contains(field.Key) || field.Key.StartsWith("LeadSync_", StringComparison.Ordinal)));
}
