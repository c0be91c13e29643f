using System.Net;
using System.Net.Http.Headers;

namespace LeadSync.Salesforce;

/// <summary>Gives each call the session and its host; on an expired session signs in once, and sends the call once more.</summary>
internal sealed class SalesforceSessionHandler(SalesforceSignIn signIn) : DelegatingHandler
{
    // Signing in again cures neither of these: it would go on for ever.
    private static readonly string[] NotAnExpiry = ["This session is not valid for use with the REST API", "Connected app is not attached to"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var session = await signIn.SessionAsync(refused: null, cancellationToken);
        var answer = await SendWithAsync(session, request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || !await ExpiredAsync(answer, cancellationToken))
            return answer;

        answer.Dispose();
        var renewed = await signIn.SessionAsync(session, cancellationToken);
        return await SendWithAsync(renewed, request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendWithAsync(SalesforceSession session, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(session.InstanceUrl, request.RequestUri!.PathAndQuery);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        var answer = await base.SendAsync(request, cancellationToken);
        session.Worked |= answer.StatusCode != HttpStatusCode.Unauthorized;
        return answer;
    }

    private static async Task<bool> ExpiredAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return !NotAnExpiry.Any(text => body.Contains(text, StringComparison.Ordinal));
    }
}
