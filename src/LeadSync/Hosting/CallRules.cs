using System.Threading.RateLimiting;
using Polly;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace LeadSync.Hosting;

/// <summary>What a vendor's limits file has to say about its calls; everything else about patience is the same for both.</summary>
/// <param name="KindOf">Whether a request reads or writes.</param>
/// <param name="TurnOf">The limiter a request waits in; null when the vendor has no short-term limit.</param>
/// <param name="TimeoutOf">How long one attempt may take.</param>
/// <param name="WaitBeforeRetry">Given the kind, the number of earlier retries and the failure: how long to wait; null to give up.</param>
internal sealed record CallRules(
    Func<HttpRequestMessage, CallKind> KindOf,
    Func<HttpRequestMessage, RateLimiter>? TurnOf,
    Func<CallKind, TimeSpan> TimeoutOf,
    Func<CallKind, int, FailedAttempt, TimeSpan?> WaitBeforeRetry)
{
    internal static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("request");
    private static readonly ResiliencePropertyKey<TimeSpan> Wait = new("wait");

    /// <summary>Retry around turn around timeout: every attempt waits its turn, and no wait counts as its time.</summary>
    public ResiliencePipeline<HttpResponseMessage> Build(TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = int.MaxValue, // the vendor's rule ends it
            ShouldHandle = arguments => ShouldRetryAsync(arguments, time),
            DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(arguments.Context.Properties.GetValue(Wait, TimeSpan.Zero)),
            OnRetry = static arguments =>
            {
                arguments.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        });

        if (TurnOf is not null)
        {
            builder.AddRateLimiter(new RateLimiterStrategyOptions
            {
                RateLimiter = arguments => TurnOf(RequestOf(arguments.Context)).AcquireAsync(1, arguments.Context.CancellationToken),
            });
        }

        return builder
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => ValueTask.FromResult(TimeoutOf(KindOf(RequestOf(arguments.Context)))),
            })
            .Build();
    }

    private async ValueTask<bool> ShouldRetryAsync(RetryPredicateArguments<HttpResponseMessage> arguments, TimeProvider time)
    {
        var failure = await FailedAttempt.ReadAsync(arguments.Outcome.Result, arguments.Outcome.Exception, time, arguments.Context.CancellationToken);
        if (failure is null)
            return false;
        var wait = WaitBeforeRetry(KindOf(RequestOf(arguments.Context)), arguments.AttemptNumber, failure);
        if (wait is null)
            return false;
        arguments.Context.Properties.Set(Wait, wait.Value);
        return true;
    }

    private static HttpRequestMessage RequestOf(ResilienceContext context) =>
        context.Properties.TryGetValue(Request, out var request) ? request : throw new InvalidOperationException("The pipeline runs only in PatientHandler.");
}
