using Microsoft.AspNetCore.WebUtilities;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Takes apart `/services/data/v68.0/query?q=…` (composite) or `v68.0/sobjects/…` (batch).</summary>
internal sealed record SubrequestUrl(string Version, string Path, IReadOnlyDictionary<string, string> Query)
{
    private const string Root = "/services/data/";

    public static SubrequestUrl? Read(string url)
    {
        var cut = url.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = cut < 0 ? (url, "") : (url[..cut], url[cut..]);
        path = path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? path[Root.Length..] : path.TrimStart('/');
        var end = path.IndexOf('/', StringComparison.Ordinal);
        var version = end < 0 ? path : path[..end];
        if (version is not ['v', .. var number] || !VersionEndpoints.Serves(number)) return null;

        return new SubrequestUrl(number, end < 0 ? "/" : path[end..], Parameters(query));
    }

    public static Dictionary<string, string> Parameters(string query) =>
        QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
