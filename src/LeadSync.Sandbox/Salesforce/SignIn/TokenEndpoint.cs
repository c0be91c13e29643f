using System.Text;
using LeadSync.Sandbox.Salesforce.Orgs;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Salesforce.SignIn;

/// <summary>POST /services/oauth2/token. There is no expires_in, and issued_at is a text of epoch milliseconds.</summary>
internal sealed class TokenEndpoint(Org org, Sessions sessions, SandboxPort port)
{
    private readonly Grants grants = new(org, port.Options.TimeProvider);

    public async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var form = request.HasFormContentType
            ? (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)
            : [];
        AddBasic(request.Headers.Authorization.ToString(), form);
        try
        {
            return Results.Json(Token(request, form));
        }
        catch (GrantRefused refused)
        {
            return Results.Json(new { error = refused.Error, error_description = refused.Message }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private object Token(HttpRequest request, Dictionary<string, string> form)
    {
        lock (org.Gate)
        {
            var user = grants.UserFor(request.Host.Host, form);
            var host = $"{request.Scheme}://{request.Host}";
            return new
            {
                access_token = sessions.Open(org.OrganizationId, user),
                signature = Convert.ToBase64String(Encoding.UTF8.GetBytes(user)),
                scope = "api",
                instance_url = host,
                id = $"{host}/id/{org.OrganizationId}/{user}",
                token_type = "Bearer",
                issued_at = port.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(),
                api_instance_url = "https://api.salesforce.com",
            };
        }
    }

    /// <summary>Id and secret may come as `Authorization: Basic` instead of in the form.</summary>
    private static void AddBasic(string authorization, Dictionary<string, string> form)
    {
        if (authorization.Split(' ', 2) is not [var scheme, var code] || !scheme.Same("Basic")) return;
        var pair = new byte[code.Length];
        if (!Convert.TryFromBase64String(code, pair, out var length)) return;
        if (Encoding.UTF8.GetString(pair, 0, length).Split(':', 2) is [var id, var secret]) (form["client_id"], form["client_secret"]) = (id, secret);
    }
}
