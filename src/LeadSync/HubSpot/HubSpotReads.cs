using LeadSync.Hosting;
using Refit;

namespace LeadSync.HubSpot;

/// <summary>Reads from HubSpot: content, or an exception that says what to do.</summary>
internal static class HubSpotReads
{
    private static readonly PatientRead Patient = new(HubSpotFailures.Exception);

    public static Task<T> ReadAsync<T>(string attempted, Func<Task<IApiResponse<T>>> call) => Patient.ReadAsync(attempted, call);
}
