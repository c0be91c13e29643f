using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>Static bearer token, as a service key or private app has (HubSpot: Authentication overview).</summary>
internal static class SignIn
{
    public const string Token = "sandbox-token";

    public static ApiError? Refusal(HttpContext call)
    {
        if (call.Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return new ApiError(StatusCodes.Status401Unauthorized,
                "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",
                "INVALID_AUTHENTICATION");
        return header["Bearer ".Length..].Trim() == Token ? null : new ApiError(StatusCodes.Status401Unauthorized,
            "The OAuth token used to make this call is not valid; the sandbox takes \"sandbox-token\"", "INVALID_AUTHENTICATION");
    }
}
