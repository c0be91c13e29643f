using System.Net.Http.Headers;

namespace LeadSync.HubSpot;

/// <summary>Every call carries the token. It has no expiry; a refusal means that somebody rotated or revoked it.</summary>
internal sealed class HubSpotSignIn(HubSpotOptions options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        return base.SendAsync(request, cancellationToken);
    }
}
