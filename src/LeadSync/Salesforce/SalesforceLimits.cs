using System.Text.RegularExpressions;
using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>
/// Salesforce's limits and what we do about them: calls in 24 hours, shared by every application of the org, and 25 calls
/// at once that take longer than 20 s ("Salesforce App Limits Cheatsheet"). There is no limit per second.
/// </summary>
internal sealed partial class SalesforceLimits(SalesforceOptions options, TimeProvider time)
{
    private const int MostReadRetries = 5;
    private const int MostWriteRetries = 2;
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SpentDayProbe = TimeSpan.FromMinutes(15);

    /// <summary>The org's limit is known from the first answer on.</summary>
    public ApiBudget Budget { get; } = new("Salesforce", options.BudgetShare, assumedLimit: null, time);

    /// <summary>The rules for the pipeline every data call goes through.</summary>
    public CallRules Rules() => new(KindOf, TurnOf: null, TimeoutOf, Judge);

    /// <summary>The rules for signing in: it changes nothing, so it may be repeated.</summary>
    public static CallRules SignInRules() => new(
        _ => CallKind.Read, TurnOf: null, TimeoutOf, (kind, retries, failure) => WaitBeforeRetry(kind, retries, failure, Random.Shared.NextDouble()));

    /// <summary>A write is what carries the owner header, by the rule of <see cref="ISalesforceApi"/>.</summary>
    public static CallKind KindOf(HttpRequestMessage request) =>
        request.Headers.Contains(WriteHeaders.AutoAssign) ? CallKind.Write : CallKind.Read;

    /// <summary>The org's use, as in "api-usage=18/5000"; other figures may follow behind ; or ,.</summary>
    public static (long Used, long Limit)? AccountUse(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Sforce-Limit-Info", out var values))
            return null;
        var match = ApiUsage().Match(string.Join(',', values));
        return match.Success ? (long.Parse(match.Groups["used"].Value), long.Parse(match.Groups["limit"].Value)) : null;
    }

    /// <summary>How long to wait before the same call is made again; null to give up.</summary>
    /// <param name="kind">A write is repeated only when it was certainly not executed.</param>
    /// <param name="retries">Retries made so far.</param>
    /// <param name="failure">The last failure.</param>
    /// <param name="jitter">0 to 1, so that several workers do not come back together.</param>
    public static TimeSpan? WaitBeforeRetry(CallKind kind, int retries, FailedAttempt failure, double jitter)
    {
        if (retries >= (kind == CallKind.Read ? MostReadRetries : MostWriteRetries) || failure.Exception is NotSentException or ConnectionDownException)
            return null;

        var backoff = TimeSpan.FromMilliseconds(500 * Math.Pow(2, retries) * (1 + jitter));
        TimeSpan? wait = failure.Status switch
        {
            // Too many long calls at once: it frees up in seconds. The spent day does not.
            403 when IsLimit(failure) => IsSpentDay(failure) ? null : TimeSpan.FromSeconds(5 * (retries + 1)),
            420 or 429 => failure.RetryAfter ?? backoff,
            500 or 502 or 503 or 504 when kind == CallKind.Read => failure.RetryAfter ?? backoff,
            400 when kind == CallKind.Read && Has(failure, "QUERY_TIMEOUT", "REQUEST_RUNNING_TOO_LONG", "SERVER_UNAVAILABLE") => backoff,
            null when kind == CallKind.Read || FailedCall.NeverSent(failure.Exception!) => backoff,
            _ => null,
        };
        return wait > MostPatience ? null : wait;
    }

    // The vendor gives up after ten minutes; nobody waits that long for a read.
    private static TimeSpan TimeoutOf(CallKind kind) => TimeSpan.FromSeconds(kind == CallKind.Read ? 60 : 120);

    private TimeSpan? Judge(CallKind kind, int retries, FailedAttempt failure)
    {
        if (failure.Status == 403 && IsLimit(failure) && IsSpentDay(failure))
            Budget.Pause(SpentDayProbe, "Salesforce says that the org's daily calls are used up");
        return WaitBeforeRetry(kind, retries, failure, Random.Shared.NextDouble());
    }

    private static bool IsLimit(FailedAttempt failure) => Has(failure, "REQUEST_LIMIT_EXCEEDED");

    private static bool IsSpentDay(FailedAttempt failure) => !failure.Body.Contains("ConcurrentRequests", StringComparison.Ordinal);

    private static bool Has(FailedAttempt failure, params ReadOnlySpan<string> codes)
    {
        foreach (var error in SalesforceErrors.Read(failure.Body))
        {
            if (codes.Contains(error.Code))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"(?<![\w-])api-usage=(?<used>\d{1,12})/(?<limit>\d{1,12})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiUsage();
}
