using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LeadSync.Sandbox.Control;

/// <summary>A call's path with its ids as <c>*</c>, so that a million calls make a dozen counts.</summary>
internal static class RouteShape
{
    public static string Of(HttpContext call) =>
        call.GetEndpoint() is RouteEndpoint { RoutePattern: var pattern }
            ? "/" + string.Join('/', pattern.PathSegments.Select(segment => Text(segment, call.Request.RouteValues)))
            : call.Request.Path.Value ?? "/";

    private static string Text(RoutePatternPathSegment segment, RouteValueDictionary values) =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart parameter when IsId(parameter.Name) => "*",
            RoutePatternParameterPart parameter => values[parameter.Name]?.ToString(),
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }));

    private static bool IsId(string parameter) => parameter is "id" or "value" || parameter.EndsWith("Id", StringComparison.Ordinal);
}
