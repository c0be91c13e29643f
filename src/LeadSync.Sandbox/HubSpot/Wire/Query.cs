using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Wire;

/// <summary>Query strings as HubSpot reads them.</summary>
internal static class Query
{
    public static string? Text(this HttpContext call, string name) => call.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public static bool Flag(this HttpContext call, string name) => string.Equals(call.Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A list given as <c>a,b</c>, as repeated keys, or both.</summary>
    public static List<string> Many(this HttpContext call, string name) =>
        [.. call.Request.Query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>The page size; HubSpot refuses a larger one than it serves instead of cutting it.</summary>
    public static int Limit(this HttpContext call, int usual, int most)
    {
        if (call.Text("limit") is not { } text)
            return usual;
        return int.TryParse(text, out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw new RefusedException(ApiError.Invalid($"The limit {text} is not valid: it must be a number from 1 to {most}"));
    }

    public static string Route(this HttpContext call, string name) => call.Request.RouteValues[name]?.ToString() ?? "";
}
