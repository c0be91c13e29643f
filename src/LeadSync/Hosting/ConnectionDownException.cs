namespace LeadSync.Hosting;

/// <summary>A system could not be read after all patient attempts: it is down, out of reach, or its call budget is spent.</summary>
/// <param name="system">"HubSpot" or "Salesforce".</param>
/// <param name="attempted">What was tried, for example "searching contacts".</param>
/// <param name="reason">What went wrong, without names, addresses or secrets.</param>
/// <param name="advice">What an administrator can do.</param>
/// <param name="innerException">The last failure, if there was one.</param>
internal sealed class ConnectionDownException(string system, string attempted, string reason, string advice, Exception? innerException = null)
    : Exception($"{system} cannot be reached: {attempted} failed ({reason}). {advice}", innerException)
{
    /// <summary>"HubSpot" or "Salesforce".</summary>
    public string System { get; } = system;

    /// <summary>It answered, and does not let us in: waiting does not help before somebody changes a secret.</summary>
    public bool CredentialsRefused { get; init; }

    /// <summary>What was tried.</summary>
    public string Attempted { get; } = attempted;
}
