using Refit;

namespace LeadSync.Hosting;

/// <summary>Turns the answer to a read into its content, or into the exception that says what to do.</summary>
/// <param name="explain">The vendor's exception for what was attempted and how it failed.</param>
internal sealed class PatientRead(Func<string, FailedCall, Exception> explain)
{
    private const int MostTries = 3;

    /// <param name="attempted">What the call does, for people: "reading owners".</param>
    /// <param name="call">The call; its own retries are behind it when it returns.</param>
    public async Task<T> ReadAsync<T>(string attempted, Func<Task<IApiResponse<T>>> call)
    {
        for (var tries = 1; ; tries++)
        {
            using var answer = await call();
            if (FailedCall.Of(answer) is not { } failure)
                return answer.Content ?? throw explain(attempted, Empty(answer));
            // Half a body with a good status comes from a proxy in between; the next one is usually whole.
            if (failure.Kind != FailureKind.Unreadable || tries == MostTries)
                throw explain(attempted, failure);
        }
    }

    private static FailedCall Empty<T>(IApiResponse<T> answer) =>
        new(FailureKind.Unreadable, (int)answer.StatusCode!, "", "an answer without a body");
}
