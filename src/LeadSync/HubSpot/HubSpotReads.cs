using LeadSync.Hosting;
using Refit;

namespace LeadSync.HubSpot;

/// <summary>Turns the answer to a read into its content, or into the exception that says what to do.</summary>
internal static class HubSpotReads
{
    private const int MostTries = 3;

    public static async Task<T> ReadAsync<T>(string attempted, Func<Task<IApiResponse<T>>> call)
    {
        for (var tries = 1; ; tries++)
        {
            using var answer = await call();
            if (FailedCall.Of(answer) is not { } failure)
                return answer.Content ?? throw HubSpotFailures.Exception(attempted, Empty(answer));
            // Half a body with a good status comes from a proxy in between; the next one is usually whole.
            if (failure.Kind != FailureKind.Unreadable || tries == MostTries)
                throw HubSpotFailures.Exception(attempted, failure);
        }
    }

    private static FailedCall Empty<T>(IApiResponse<T> answer) =>
        new(FailureKind.Unreadable, (int)answer.StatusCode!, "", "an answer without a body");
}
