using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>
/// HubSpot's limits and what we do about them: bursts by tier, five searches a second, calls a day
/// ("HubSpot: API usage guidelines"). We stay a fifth below each, since others use the account too.
/// </summary>
internal sealed class HubSpotLimits : IDisposable
{
    private const double Margin = 0.8;
    private const int SearchesPerSecond = 4; // HubSpot allows 5
    private const int MostReadRetries = 5;
    private const int MostWriteRetries = 2;
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SpentDayProbe = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BurstWindow = TimeSpan.FromSeconds(10);

    private readonly int _burstLimit;
    private readonly RollingWindowLimiter _burst;
    private readonly RollingWindowLimiter _search;

    public HubSpotLimits(HubSpotOptions options, TimeProvider time)
    {
        var (burst, daily) = OfTier(options.Tier);
        _burstLimit = burst;
        Budget = new ApiBudget("HubSpot", options.BudgetShare, daily, time);
        _burst = new RollingWindowLimiter((int)(burst * Margin), BurstWindow, time);
        _search = new RollingWindowLimiter(SearchesPerSecond, TimeSpan.FromSeconds(1), time);
    }

    public ApiBudget Budget { get; }

    /// <summary>Calls in the burst window, and HubSpot's own limit for it; searches have a bucket of their own and are not among them.</summary>
    public (int Used, int Limit, int WindowSeconds) Burst => (_burst.Used, _burstLimit, (int)BurstWindow.TotalSeconds);

    /// <summary>The rules for the pipeline every call goes through.</summary>
    public CallRules Rules() => new(KindOf, TurnOf, TimeoutOf, Judge);

    /// <summary>A search or a batch read is a POST, and still only reads.</summary>
    public static CallKind KindOf(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || IsSearch(request) || EndsWith(request, "/batch/read") ? CallKind.Read : CallKind.Write;

    /// <summary>The account's daily use; absent for OAuth tokens and on some searches.</summary>
    public static (long Used, long Limit)? AccountUse(HttpResponseMessage answer) =>
        Number(answer, "X-HubSpot-RateLimit-Daily") is { } limit && Number(answer, "X-HubSpot-RateLimit-Daily-Remaining") is { } left
            ? (limit - left, limit)
            : null;

    /// <summary>How long to wait before the same call is made again; null to give up.</summary>
    /// <param name="kind">A write is repeated only when it was certainly not executed.</param>
    /// <param name="retries">Retries made so far.</param>
    /// <param name="failure">The last failure.</param>
    /// <param name="jitter">0 to 1, so that several workers do not come back together.</param>
    public static TimeSpan? WaitBeforeRetry(CallKind kind, int retries, FailedAttempt failure, double jitter)
    {
        if (retries >= (kind == CallKind.Read ? MostReadRetries : MostWriteRetries))
            return null;

        TimeSpan? wait = failure.Status switch
        {
            429 => IsDaily(failure) ? null : failure.RetryAfter ?? UntilNextTurn(failure, retries),
            423 => TimeSpan.FromSeconds(2 * (retries + 1)), // locked for 2 s under heavy writes
            477 => failure.RetryAfter, // the account moves to another region: up to a day
            500 or 502 or 503 or 504 or (>= 521 and <= 524) when kind == CallKind.Read => failure.RetryAfter ?? Backoff(retries, jitter),
            null when kind == CallKind.Read || FailedCall.NeverSent(failure.Exception!) => Backoff(retries, jitter),
            _ => null,
        };
        return failure.Exception is NotSentException || wait > MostPatience ? null : wait;
    }

    public void Dispose()
    {
        _burst.Dispose();
        _search.Dispose();
    }

    private static (int Burst, long Daily) OfTier(string tier) => tier switch
    {
        "free" or "starter" => (100, 250_000),
        "professional" => (190, 650_000),
        "enterprise" => (190, 1_000_000),
        _ => throw new ArgumentException($"hubspot.tier is free, starter, professional or enterprise, not \"{tier}\".", nameof(tier)),
    };

    // A search is exempt from the ten second window and has its own bucket.
    private RollingWindowLimiter TurnOf(HttpRequestMessage request) => IsSearch(request) ? _search : _burst;

    // HubSpot itself gives up after 100 s (524); a write gets all of that, since its outcome is unknown once we stop waiting.
    private static TimeSpan TimeoutOf(CallKind kind) => TimeSpan.FromSeconds(kind == CallKind.Read ? 30 : 110);

    private TimeSpan? Judge(CallKind kind, int retries, FailedAttempt failure)
    {
        if (failure.Status == 429 && IsDaily(failure))
            Budget.Pause(SpentDayProbe, "HubSpot says that the account's daily calls are used up");
        return WaitBeforeRetry(kind, retries, failure, Random.Shared.NextDouble());
    }

    private static bool IsDaily(FailedAttempt failure) => HubSpotErrorText.Read(failure.Body).PolicyName == "DAILY";

    // Retry-After is not documented for 429; these are the waits of HubSpot's own client.
    private static TimeSpan UntilNextTurn(FailedAttempt failure, int retries)
    {
        var error = HubSpotErrorText.Read(failure.Body);
        var secondly = error.PolicyName == "SECONDLY" || error.Message?.Contains("secondly limit", StringComparison.Ordinal) == true
            && error.Message.Contains("ten_secondly", StringComparison.Ordinal) == false;
        return TimeSpan.FromSeconds((secondly ? 1 : 10) * (retries + 1));
    }

    private static TimeSpan Backoff(int retries, double jitter) => TimeSpan.FromMilliseconds(200 * Math.Pow(2, retries) * (1 + jitter));

    private static bool IsSearch(HttpRequestMessage request) => EndsWith(request, "/search");

    private static bool EndsWith(HttpRequestMessage request, string end) =>
        request.RequestUri!.AbsolutePath.EndsWith(end, StringComparison.Ordinal);

    private static long? Number(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) && long.TryParse(values.First(), out var number) ? number : null;
}
