using System.Runtime.ExceptionServices;
using Polly.Timeout;
using Refit;

namespace LeadSync.Hosting;

/// <summary>A call that brought no usable answer, and what is certain about it.</summary>
/// <param name="Kind">What is certain.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Body">The answer's text; empty when there was none.</param>
/// <param name="Reason">One line for people.</param>
/// <param name="Cause">The exception, if there was one.</param>
internal sealed record FailedCall(FailureKind Kind, int Status, string Body, string Reason, Exception? Cause = null)
{
    /// <summary>The failure behind an answer; null when the call succeeded and its body was read.</summary>
    public static FailedCall? Of<T>(IApiResponse<T> answer)
    {
        if (answer.HasRequestError(out var request))
            return OfTransport(request.InnerException ?? request);
        if (answer.HasResponseError(out var response))
        {
            var status = (int)response.StatusCode;
            // The exception is not kept: it knows the whole request, and with it people's data, and ends up in a log.
            return answer.IsSuccessStatusCode
                ? new FailedCall(FailureKind.Unreadable, status, response.Content ?? "", $"HTTP {status} with a body that is not the expected JSON")
                : new FailedCall(FailureKind.Answered, status, response.Content ?? "", $"HTTP {status}");
        }

        return null;
    }

    /// <summary>Whether an exception is the wire's fault. Anything else is a bug, and is not hidden behind retries.</summary>
    public static bool IsOfTheWire(Exception cause) => cause is HttpRequestException or IOException or TimeoutRejectedException
        or OperationCanceledException or NotSentException or ConnectionDownException;

    private static FailedCall OfTransport(Exception cause)
    {
        if (!IsOfTheWire(cause))
            ExceptionDispatchInfo.Throw(cause);
        return new FailedCall(NeverSent(cause) ? FailureKind.NotSent : FailureKind.NoAnswer, 0, "", ReasonOf(cause), cause);
    }

    private static string ReasonOf(Exception cause) => cause switch
    {
        NotSentException or ConnectionDownException => cause.Message,
        TimeoutRejectedException timeout => $"no answer within {timeout.Timeout.TotalSeconds:0} s",
        OperationCanceledException => "no connection in time",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"{http.HttpRequestError}",
        _ => cause.GetType().Name,
    };

    /// <summary>Whether a failure certainly came before the first byte of the request left.</summary>
    public static bool NeverSent(Exception cause) => cause is NotSentException or ConnectionDownException
        or HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        }
        or OperationCanceledException { InnerException: TimeoutException }; // the sockets' own limit for connecting; no other timeout of theirs is set
}

/// <summary>What is certain about a failed call.</summary>
internal enum FailureKind
{
    /// <summary>It never left: nothing was executed.</summary>
    NotSent,

    /// <summary>It left and no answer came: it may have been executed.</summary>
    NoAnswer,

    /// <summary>The vendor answered with an error status.</summary>
    Answered,

    /// <summary>The vendor answered with success, and a body nobody can read: it may have been executed.</summary>
    Unreadable,
}
