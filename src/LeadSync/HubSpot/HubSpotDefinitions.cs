using LeadSync.Hosting;
using Refit;

namespace LeadSync.HubSpot;

/// <summary>Creates what an account is made of: properties and their groups, one call each.</summary>
internal static class HubSpotDefinitions
{
    /// <param name="name">What is created; the outcome names it.</param>
    public static async Task<RecordOutcome> CreateAsync<T>(string name, Func<Task<IApiResponse<T>>> call)
    {
        using var answer = await call();
        if (FailedCall.Of(answer) is not { } failure)
            return new RecordOutcome(name, OutcomeKind.Written, Created: true);

        var error = HubSpotErrorText.Read(failure.Body);
        return HubSpotFailures.OfWholeCall(failure) ?? new RecordOutcome(name, OutcomeKind.Refused, error.Code, error.Message ?? failure.Reason);
    }
}
