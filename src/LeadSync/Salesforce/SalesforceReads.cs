using LeadSync.Hosting;
using Refit;

namespace LeadSync.Salesforce;

/// <summary>Reads from Salesforce: content, or an exception that says what to do.</summary>
internal static class SalesforceReads
{
    private static readonly PatientRead Patient = new(SalesforceFailures.Exception);

    public static Task<T> ReadAsync<T>(string attempted, Func<Task<IApiResponse<T>>> call) => Patient.ReadAsync(attempted, call);
}
