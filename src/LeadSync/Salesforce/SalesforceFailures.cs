using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>What a failed call means: for a read an exception, for each record of a write an outcome.</summary>
internal static class SalesforceFailures
{
    /// <summary>The exception for a read that failed after all retries.</summary>
    public static Exception Exception(string attempted, FailedCall failure)
    {
        if (failure.Cause is ConnectionDownException down)
            return down;
        var error = SalesforceErrors.First(failure.Body);
        if (failure is { Kind: FailureKind.Answered, Status: 401 })
        {
            return new ConnectionDownException(
                "Salesforce", attempted, error?.Message ?? failure.Reason, "Check that the connected app and its user may use the API.", failure.Cause);
        }

        var refused = failure is { Kind: FailureKind.Answered, Status: >= 300 and < 500 and not (420 or 429) }
            && SalesforceErrors.KindOf(error?.Code ?? "", error?.Message) != OutcomeKind.Again;
        return refused
            ? Refusal(attempted, failure.Status, error)
            : new ConnectionDownException(
                "Salesforce", attempted, error?.Message ?? failure.Reason, "LeadSync keeps trying; see status.salesforce.com and the org's daily API calls.", failure.Cause);
    }

    /// <summary>The exception for a read that Salesforce says no to.</summary>
    public static CallRefusedException Refusal(string attempted, int status, SalesforceError? error) => new(
        "Salesforce",
        attempted,
        status,
        error?.Code ?? $"HTTP_{status}",
        error?.Message ?? "",
        "Run `leadsync check`: an unknown field may just be hidden from our user, see permission set LeadSync_Integration.");

    /// <summary>The outcome of every record of a write that failed as a whole; null when some record may be the culprit.</summary>
    public static RecordOutcome? OfWholeCall(FailedCall failure)
    {
        var error = SalesforceErrors.First(failure.Body);
        RecordOutcome Each(OutcomeKind kind, string code) => new(null, kind, error?.Code ?? code, error?.Message ?? failure.Reason);

        return failure switch
        {
            { Kind: FailureKind.NotSent } => Each(OutcomeKind.Again, "NOT_SENT"),
            { Kind: FailureKind.NoAnswer or FailureKind.Unreadable } => Each(OutcomeKind.Unknown, "NO_ANSWER"),
            { Status: >= 500 } => Each(OutcomeKind.Unknown, $"HTTP_{failure.Status}"),
            { Status: 400 or 409 or 413 } when SalesforceErrors.KindOf(error?.Code ?? "", error?.Message) != OutcomeKind.Again => null,
            // A limit passes, and a session, a permission or a missing external id field is no fault of the record:
            // it goes out once that is repaired.
            _ => Each(OutcomeKind.Again, $"HTTP_{failure.Status}"),
        };
    }
}
