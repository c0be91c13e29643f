using LeadSync.Sandbox.Salesforce.Orgs;

namespace LeadSync.Sandbox.Salesforce.SignIn;

/// <summary>Why no token was given, in the shape of RFC 6749.</summary>
internal sealed class GrantRefused(string error, string description) : Exception(description)
{
    public string Error { get; } = error;
}

/// <summary>Decides for which user a token is given.</summary>
internal sealed class Grants(Org org, TimeProvider realTime)
{
    private const string ClientId = "sandbox-client";
    private const string ClientSecret = "sandbox-secret";
    private const string RefreshToken = "sandbox-refresh-token";

    /// <param name="host">The host asked: client credentials are served by an org's own domain only.</param>
    /// <param name="form">The form, in which credentials from a Basic header already stand.</param>
    public string UserFor(string host, IReadOnlyDictionary<string, string> form)
    {
        switch (form.GetValueOrDefault("grant_type"))
        {
            case null or "":
                throw new GrantRefused("invalid_request", "grant type is missing");
            case "client_credentials":
                if (host.Split('.')[0] is "login" or "test") throw new GrantRefused("invalid_grant", "request not supported on this domain");
                CheckClient(form, secretNeeded: true);
                return org.ApiUserId;
            case "refresh_token":
                CheckClient(form, secretNeeded: false);
                return form.GetValueOrDefault("refresh_token") is RefreshToken ? org.ApiUserId : throw new GrantRefused("invalid_grant", "expired access/refresh token");
            case "urn:ietf:params:oauth:grant-type:jwt-bearer":
                return UserOf(form.GetValueOrDefault("assertion") ?? "");
            default:
                throw new GrantRefused("unsupported_grant_type", "grant type not supported");
        }
    }

    private static void CheckClient(IReadOnlyDictionary<string, string> form, bool secretNeeded)
    {
        if (form.GetValueOrDefault("client_id") is not ClientId) throw new GrantRefused("invalid_client_id", "client identifier invalid");
        var secret = form.GetValueOrDefault("client_secret");
        if (secret is not ClientSecret && (secretNeeded || secret is not null)) throw new GrantRefused("invalid_client", "invalid client credentials");
    }

    /// <summary>The claims are read; the signature is not, since no certificate has been uploaded to this org.</summary>
    private string UserOf(string assertion)
    {
        var claims = JwtClaims.Read(assertion) ?? throw new GrantRefused("invalid_grant", "invalid assertion");
        if (claims.Issuer is not ClientId) throw new GrantRefused("invalid_client_id", "client identifier invalid");
        if (claims.Expires <= realTime.GetUtcNow()) throw new GrantRefused("invalid_grant", "expired authorization code");
        var user = claims.Subject is { } username ? org.FindUser(username) : null;

        return user is not null && user.Flag("IsActive") ? user.Id : throw new GrantRefused("invalid_grant", "user hasn't approved this consumer");
    }
}
