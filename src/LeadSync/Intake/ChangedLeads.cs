using LeadSync.Salesforce;

namespace LeadSync.Intake;

/// <summary>The query for our leads that changed in Salesforce, and for records of people who have none yet, page by page.</summary>
/// <remarks>Stamps have whole seconds and many rows share one: only stamp and id together tell where a page ended (REST API: SystemModstamp polling).</remarks>
internal static class ChangedLeads
{
    /// <param name="awaited">Addresses of people for whom somebody else may make a record.</param>
    public static string Query(IEnumerable<string> fields, IReadOnlyCollection<string> awaited, DateTimeOffset since, SalesforceRow? after, int pageSize) =>
        $"SELECT {string.Join(", ", fields)} FROM Lead WHERE {Ours(awaited)} AND {(after is null ? From(since) : After(after))} ORDER BY SystemModstamp, Id LIMIT {pageSize}";

    /// <summary>In milliseconds since 1970.</summary>
    public static long StampOf(SalesforceRow row) => row.Time("SystemModstamp")!.Value.ToUnixTimeMilliseconds();

    private static string Ours(IReadOnlyCollection<string> awaited) =>
        awaited.Count == 0 ? "LeadSync_Id__c != null" : $"(LeadSync_Id__c != null OR Email IN {Soql.List(awaited)})";

    private static string From(DateTimeOffset since) => $"SystemModstamp >= {Soql.Time(since)}";

    private static string After(SalesforceRow last)
    {
        var stamp = Soql.Time(last.Time("SystemModstamp")!.Value);
        return $"(SystemModstamp > {stamp} OR (SystemModstamp = {stamp} AND Id > {Soql.Quote(last.Id)}))";
    }
}
