using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Hosting;

/// <summary>Lets nobody in without the admin token as bearer (RFC 6750).</summary>
/// <param name="token">From <c>http.adminToken</c>; empty: the door stays closed.</param>
internal sealed class AdminToken(Func<string> token) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (Refusal(context.HttpContext.Request, token()) is not { } detail) return await next(context);

        context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer realm=\"LeadSync\"";
        return Results.Problem(detail, statusCode: StatusCodes.Status401Unauthorized, title: "The admin token is needed");
    }

    private static string? Refusal(HttpRequest request, string expected)
    {
        if (expected.Length == 0)
            return "No admin token is configured, so this door stays closed. Set http.adminToken in leadsync.yaml, or LEADSYNC__HTTP__ADMINTOKEN.";
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var given) || !given.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return "Send the header Authorization: Bearer, with the value of http.adminToken.";
        return IsSame(given.Parameter ?? "", expected) ? null : "This is not the token of http.adminToken.";
    }

    // Hashed first, so that neither the time nor the length of the comparison tells anything of the token.
    private static bool IsSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
