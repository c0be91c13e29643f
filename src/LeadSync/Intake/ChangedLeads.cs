using LeadSync.Salesforce;

namespace LeadSync.Intake;

/// <summary>The query for our leads that changed in Salesforce, page by page.</summary>
/// <remarks>Stamps have whole seconds and many rows share one: only stamp and id together tell where a page ended (REST API: SystemModstamp polling).</remarks>
internal static class ChangedLeads
{
    public static string Query(IEnumerable<string> fields, DateTimeOffset since, SalesforceRow? after, int pageSize) =>
        $"SELECT {string.Join(", ", fields)} FROM Lead WHERE LeadSync_Id__c != null AND {(after is null ? From(since) : After(after))} ORDER BY SystemModstamp, Id LIMIT {pageSize}";

    /// <summary>In milliseconds since 1970.</summary>
    public static long StampOf(SalesforceRow row) => row.Time("SystemModstamp")!.Value.ToUnixTimeMilliseconds();

    private static string From(DateTimeOffset since) => $"SystemModstamp >= {Soql.Time(since)}";

    private static string After(SalesforceRow last)
    {
        var stamp = Soql.Time(last.Time("SystemModstamp")!.Value);
        return $"(SystemModstamp > {stamp} OR (SystemModstamp = {stamp} AND Id > {Soql.Quote(last.Id)}))";
    }
}
