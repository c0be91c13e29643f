using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>What the parts of a composite write have in common.</summary>
internal static class WriteParts
{
    /// <summary>The headers of the call are not passed on to its parts, so each part has its own.</summary>
    public static Dictionary<string, string> Headers(string autoAssign) => new()
    {
        [WriteHeaders.AutoAssign] = autoAssign,
        ["Sforce-Call-Options"] = "client=LeadSync",
    };

    /// <summary>The name by which the answer to a part is found.</summary>
    public static string Reference(int index) => $"r{index}";

    /// <summary>The outcome of a part. The call itself is answered with 200 whatever its parts are answered with.</summary>
    public static RecordOutcome Outcome(string? id, Subanswer part) => part.HttpStatusCode switch
    {
        >= 200 and < 300 => new RecordOutcome(id, OutcomeKind.Written),
        412 => new RecordOutcome(id, OutcomeKind.Changed, "PRECONDITION_FAILED", "Somebody edited the record since it was read."),
        >= 500 => SalesforceErrors.Outcome(id, SalesforceErrors.Read(part.Body)) with { Kind = OutcomeKind.Unknown },
        _ => SalesforceErrors.Outcome(id, SalesforceErrors.Read(part.Body)),
    };
}
