namespace LeadSync.Hosting;

/// <summary>One attempt of a call that did not succeed: what a vendor's retry rule looks at.</summary>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="RetryAfter">The answer's Retry-After, if it has one.</param>
/// <param name="Body">The answer's text.</param>
/// <param name="Exception">The failure, when there was no answer.</param>
internal sealed record FailedAttempt(int? Status, TimeSpan? RetryAfter, string Body, Exception? Exception)
{
    /// <summary>Reads an attempt's result; null when it succeeded, was called off or met a bug. The body stays readable for the caller.</summary>
    public static async ValueTask<FailedAttempt?> ReadAsync(
        HttpResponseMessage? answer, Exception? exception, TimeProvider time, CancellationToken cancellationToken)
    {
        if (answer is null)
        {
            var calledOff = cancellationToken.IsCancellationRequested;
            return exception is null || calledOff || !FailedCall.IsOfTheWire(exception) ? null : new FailedAttempt(null, null, "", exception);
        }

        if ((int)answer.StatusCode < 400)
            return null;

        var retryAfter = answer.Headers.RetryAfter;
        var wait = retryAfter?.Delta ?? (retryAfter?.Date - time.GetUtcNow());
        if (wait < TimeSpan.Zero)
            wait = TimeSpan.Zero; // the moment it names has passed already
        return new FailedAttempt((int)answer.StatusCode, wait, await answer.Content.ReadAsStringAsync(cancellationToken), null);
    }
}
