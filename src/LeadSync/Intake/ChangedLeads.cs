using LeadSync.Salesforce;

namespace LeadSync.Intake;

/// <summary>The query for our records of an object that changed in Salesforce, and for records of people who have none yet, page by page.</summary>
internal static class ChangedLeads
{
    /// <param name="awaited">Addresses of people for whom somebody else may make a record.</param>
    public static string Query(string crmObject, IEnumerable<string> fields, IReadOnlyCollection<string> awaited, DateTimeOffset since, SalesforceRow? after, int pageSize) =>
        $"SELECT {string.Join(", ", fields)} FROM {crmObject} WHERE {Ours(awaited)} AND {StampWalk.Where(since, after)} ORDER BY SystemModstamp, Id LIMIT {pageSize}";

    private static string Ours(IReadOnlyCollection<string> awaited) =>
        awaited.Count == 0 ? "LeadSync_Id__c != null" : $"(LeadSync_Id__c != null OR Email IN {Soql.List(awaited)})";
}
