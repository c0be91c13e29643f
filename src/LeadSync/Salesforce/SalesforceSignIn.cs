using LeadSync.Hosting;
using Refit;

namespace LeadSync.Salesforce;

/// <summary>The sign-in endpoint.</summary>
internal interface ISalesforceSignInApi
{
    [Post("/services/oauth2/token")]
    Task<IApiResponse<TokenAnswer>> SignInAsync(
        [Body(BodySerializationMethod.UrlEncoded)] Dictionary<string, string> form, CancellationToken cancellationToken);
}

/// <summary>A session, and the host that serves it.</summary>
/// <param name="UserId">Id of the user the session runs as; null where the answer does not tell.</param>
internal sealed record SalesforceSession(string AccessToken, Uri InstanceUrl, string? UserId = null)
{
    /// <summary>True once a call was let in with it: if it is refused later it has ended, and a new one will do.</summary>
    public bool Worked { get; set; }

    public override string ToString() => $"a session at {InstanceUrl.Host}"; // the generated text would show the token
}

/// <summary>
/// One session for all threads, by client credentials. It is renewed when a call is refused, never by the clock: Salesforce
/// does not tell when a session ends, an administrator can end it at any moment, and 3,600 sign-ins an hour lock the user out.
/// </summary>
internal sealed class SalesforceSignIn(ISalesforceSignInApi api, SalesforceOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile SalesforceSession? _session;
    private string? _refusal;
    private DateTimeOffset _lastSignIn;

    /// <summary>The session to use.</summary>
    /// <param name="refused">The session that a call was just refused with; null when none was.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ConnectionDownException">Salesforce does not let us in.</exception>
    public async ValueTask<SalesforceSession> SessionAsync(SalesforceSession? refused, CancellationToken cancellationToken)
    {
        if (Usable(refused) is { } current)
            return current;

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have signed in while we waited.
            if (Usable(refused) is { } renewed)
                return renewed;
            if (refused is not { Worked: true } && time.GetUtcNow() - _lastSignIn < Pace)
                throw Down(_refusal ?? "a session was refused right after signing in", null);

            return _session = await SignInAsync(cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private SalesforceSession? Usable(SalesforceSession? refused) => ReferenceEquals(_session, refused) ? null : _session;

    private async Task<SalesforceSession> SignInAsync(CancellationToken cancellationToken)
    {
        using var answer = await api.SignInAsync(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.ClientId,
                ["client_secret"] = options.ClientSecret,
            },
            cancellationToken);

        _lastSignIn = time.GetUtcNow();
        _refusal = null;
        if (answer.Content is { AccessToken: { } token, InstanceUrl: { } instance })
            return new SalesforceSession(token, instance, UserOf(answer.Content.Id));

        var failure = FailedCall.Of(answer);
        _refusal = failure is null ? "an answer without a session" : Why(failure);
        throw Down(_refusal, failure?.Cause, IsNo(failure));
    }

    // RFC 6749, 5.2: these say that the client or its user is not let in; a busy or broken server says something else.
    private static bool IsNo(FailedCall? failure) =>
        failure is not null && SalesforceErrors.OAuth(failure.Body)?.Error is "invalid_client" or "invalid_client_id" or "invalid_grant" or "unauthorized_client";

    // The identity URL ends with the ids of the org and of the user: https://login.salesforce.com/id/00D…/005…
    private static string? UserOf(string? identity) =>
        identity?.Split('/')[^1] is { } user && SalesforceIds.IsValid(user) ? SalesforceIds.Normalise(user) : null;

    // An OAuth error is an object with "error" and perhaps a description, not the list that data calls answer with.
    private static string Why(FailedCall failure)
    {
        var error = SalesforceErrors.OAuth(failure.Body);
        return error?.Error is { } code ? $"{code}: {error.ErrorDescription ?? "no description"}" : failure.Reason;
    }

    private ConnectionDownException Down(string why, Exception? cause, bool isNo = false) => new(
        "Salesforce",
        $"signing in at {options.LoginUrl.Host}",
        why,
        "Check salesforce.loginUrl (it must be the org's My Domain), clientId, clientSecret, and that the connected app has a run-as user for client credentials.",
        cause)
    {
        CredentialsRefused = isNo,
    };
}
