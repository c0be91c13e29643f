using LeadSync.Salesforce;

namespace LeadSync.Intake;

/// <summary>How to walk through the rows of an object in the order of their changes.</summary>
/// <remarks>Stamps have whole seconds and many rows share one: only stamp and id together tell where a page ended (REST API: SystemModstamp polling).</remarks>
internal static class StampWalk
{
    /// <param name="after">The last row of the page before; null for the first page.</param>
    public static string Where(DateTimeOffset since, SalesforceRow? after)
    {
        if (after is null) return $"SystemModstamp >= {Soql.Time(since)}";

        var stamp = Soql.Time(after.Time("SystemModstamp")!.Value);
        return $"(SystemModstamp > {stamp} OR (SystemModstamp = {stamp} AND Id > {Soql.Quote(after.Id)}))";
    }

    /// <summary>In milliseconds since 1970.</summary>
    public static long StampOf(SalesforceRow row) => row.Time("SystemModstamp")!.Value.ToUnixTimeMilliseconds();
}
