using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>A bearer token, either static as a service key has it, or fetched by OAuth (HubSpot: Authentication overview; Manage OAuth access tokens).</summary>
internal static class SignIn
{
    public const string Token = "sandbox-token";
    private const string ClientSecret = "sandbox-client-secret";

    public static ApiError? Refusal(HttpContext call)
    {
        if (call.Request.Path.StartsWithSegments("/oauth", StringComparison.Ordinal))
            return null;
        if (call.Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return new ApiError(StatusCodes.Status401Unauthorized,
                "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",
                "INVALID_AUTHENTICATION");
        return header["Bearer ".Length..].Trim() == Token ? null : new ApiError(StatusCodes.Status401Unauthorized,
            "The OAuth token used to make this call is not valid; the sandbox takes \"sandbox-token\"", "INVALID_AUTHENTICATION");
    }

    public static void Map(WebApplication app)
    {
        foreach (var root in ApiPaths.OAuth.All)
            app.MapPost($"{root}/token", (RequestDelegate)(async call => await (await TokenAsync(call)).ExecuteAsync(call)));
    }

    private static async Task<IResult> TokenAsync(HttpContext call)
    {
        var form = call.Request.HasFormContentType ? await call.Request.ReadFormAsync(call.RequestAborted) : FormCollection.Empty;
        if (form["grant_type"] != "refresh_token" || form["client_secret"] != ClientSecret || form["refresh_token"].ToString().Length == 0)
            return Answer.Json(json =>
            {
                // This one speaks OAuth's error language, not the CRM's (RFC 6749).
                json.WriteString("error", "invalid_grant");
                json.WriteString("error_description", "refresh token is invalid, expired or revoked");
                json.WriteString("status", "BAD_REFRESH_TOKEN");
                json.WriteString("message", "refresh token is invalid, expired or revoked");
            }, StatusCodes.Status400BadRequest);

        return Answer.Json(json =>
        {
            json.WriteString("token_type", "bearer");
            json.WriteString("token_use", "access_token");
            json.WriteString("access_token", Token);
            json.WriteString("refresh_token", form["refresh_token"].ToString());
            json.WriteNumber("expires_in", 1800);
            json.WriteNumber("hub_id", Portal.Id);
            json.WriteNumber("user_id", Owner.All[0].UserId);
        });
    }
}
