namespace LeadSync.Hosting;

/// <summary>
/// A system answered a read with a clear no: a missing permission, an unknown field, a query it cannot parse.
/// Unlike <see cref="ConnectionDownException"/>, waiting does not help.
/// </summary>
/// <param name="system">"HubSpot" or "Salesforce".</param>
/// <param name="attempted">What was tried, for example "reading event types".</param>
/// <param name="status">The HTTP status of the answer.</param>
/// <param name="code">The vendor's error code or category, for example MISSING_SCOPES or INVALID_FIELD.</param>
/// <param name="detail">The vendor's text; values it quotes do not reach the message.</param>
/// <param name="advice">What an administrator can do.</param>
internal sealed class CallRefusedException(string system, string attempted, int status, string code, string detail, string advice)
    : Exception($"{system} refused: {attempted} ({status} {code}: {PrivateText.Hide(detail)}). {advice}")
{
    /// <summary>"HubSpot" or "Salesforce".</summary>
    public string System { get; } = system;

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>The vendor's error code or category.</summary>
    public string Code { get; } = code;
}
