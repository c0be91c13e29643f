namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>A method and a path below /services/data/vXX.X, with what answers it. `{name}` takes one segment.</summary>
internal sealed record ApiRoute(string Method, string Pattern, Func<ApiCall, ApiAnswer> Answer)
{
    private readonly string[] parts = Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The values of the open segments, percent-decoded; null when the path has another shape.</summary>
    public Dictionary<string, string>? Match(string[] path)
    {
        if (path.Length != parts.Length) return null;
        Dictionary<string, string> values = [];
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] is ['{', .. var name, '}']) values[name] = Uri.UnescapeDataString(path[at]);
            else if (!parts[at].Same(path[at])) return null;
        }

        return values;
    }
}
