using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>What a failed call means: for a read an exception, for each record of a write an outcome.</summary>
internal static class HubSpotFailures
{
    /// <summary>The exception for a read that failed after all retries.</summary>
    public static Exception Exception(string attempted, FailedCall failure)
    {
        var error = HubSpotErrorText.Read(failure.Body);
        return failure switch
        {
            { Cause: ConnectionDownException down } => down,
            { Kind: FailureKind.Answered, Status: 401 } => new ConnectionDownException(
                "HubSpot", attempted, $"the token is refused, {error.Code}", "Check hubspot.token: it may have been rotated or revoked.", failure.Cause)
            {
                CredentialsRefused = true,
            },
            { Kind: FailureKind.Answered, Status: 403 } => new CallRefusedException(
                "HubSpot", attempted, 403, error.Code, error.Message ?? "", "Give the token the missing scope, or do without this feature."),
            { Kind: FailureKind.Answered, Status: >= 400 and < 500 and not (423 or 429 or 477) } => new CallRefusedException(
                "HubSpot", attempted, failure.Status, error.Code, error.Message ?? "", "Run `leadsync check`: the configuration may name something this account lacks."),
            _ => new ConnectionDownException(
                "HubSpot", attempted, failure.Reason, "LeadSync keeps trying; see status.hubspot.com and the daily call budget.", failure.Cause),
        };
    }

    /// <summary>The outcome of every record of a write that failed as a whole; null when some record may be the culprit.</summary>
    public static RecordOutcome? OfWholeCall(FailedCall failure)
    {
        var error = HubSpotErrorText.Read(failure.Body);
        RecordOutcome Each(OutcomeKind kind, string code) => new(null, kind, code, error.Message ?? failure.Reason);

        return failure switch
        {
            { Kind: FailureKind.NotSent } => Each(OutcomeKind.Again, "NOT_SENT"),
            { Kind: FailureKind.NoAnswer or FailureKind.Unreadable } => Each(OutcomeKind.Unknown, "NO_ANSWER"),
            { Status: >= 500 } => Each(OutcomeKind.Unknown, $"HTTP_{failure.Status}"),
            { Status: 400 or 409 or 413 } => null,
            // A limit passes, and a token, a scope or a path is no fault of the record: it goes out once that is repaired.
            _ => Each(OutcomeKind.Again, error.Code),
        };
    }

    /// <summary>The outcome of one record that HubSpot names in an error.</summary>
    public static RecordOutcome OfRecord(string id, HubSpotError error) => error.Category switch
    {
        "OBJECT_NOT_FOUND" => new RecordOutcome(id, OutcomeKind.Gone, error.Code, error.Message),
        "RATE_LIMITS" or "RATE_LIMIT" => new RecordOutcome(id, OutcomeKind.Again, error.Code, error.Message),
        _ => Refused(id, error, error.Message),
    };

    /// <summary>Refused for good, with the properties it is about where HubSpot names them.</summary>
    public static RecordOutcome Refused(string? id, HubSpotError error, string? otherwise) =>
        new(id, OutcomeKind.Refused, error.Code, error.Message ?? otherwise) { Fields = [.. error.Details.Select(detail => detail.Property).OfType<string>().Distinct()] };
}
