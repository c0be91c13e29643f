namespace LeadSync.HubSpot;

/// <summary>
/// Where each resource lives, in the one table there is. HubSpot runs two path families side by side: numbered ones,
/// unsupported from September 2027, and dated ones, supported for 18 months each ("HubSpot: date-based API versioning").
/// </summary>
internal static class HubSpotPaths
{
    private static readonly Dictionary<string, (string Numbered, string Dated)> Table = new()
    {
        ["objects"] = ("/crm/v3/objects", "/crm/objects/{0}"),
        ["properties"] = ("/crm/v3/properties", "/crm/properties/{0}"),
        ["owners"] = ("/crm/v3/owners", "/crm/owners/{0}"),
        ["lists"] = ("/crm/v3/lists", "/crm/lists/{0}"),
        ["events"] = ("/events/v3/events", "/events/event-occurrences/{0}"),
        ["account"] = ("/account-info/v3/details", "/account-info/{0}/details"),
        ["preferences"] = ("/communication-preferences/v4/statuses", "/communication-preferences/{0}/statuses"),
        ["blogs"] = ("/cms/v3/blogs", "/cms/blogs/{0}"),
        ["tokens"] = ("/oauth/v2/private-apps/get", "/oauth/v2/private-apps/get"),
        // No dated form yet: forms are in beta there, submissions and e-mail events have none.
        ["forms"] = ("/marketing/v3/forms", "/marketing/v3/forms"),
        ["submissions"] = ("/form-integrations/v1/submissions/forms", "/form-integrations/v1/submissions/forms"),
        ["email-events"] = ("/email/public/v1/events", "/email/public/v1/events"),
    };

    /// <summary>The versions that can be configured.</summary>
    public static IReadOnlyList<string> Versions { get; } = ["v3", "2026-03", "2026-09"];

    /// <summary>The real path of "/resource/rest".</summary>
    /// <exception cref="ArgumentException">The version is not one of <see cref="Versions"/>.</exception>
    public static string Resolve(string path, string version)
    {
        if (!Versions.Contains(version))
            throw new ArgumentException($"hubspot.apiVersion is {string.Join(", ", Versions)}, not \"{version}\".", nameof(version));
        var end = path.IndexOf('/', 1);
        var resource = end < 0 ? path[1..] : path[1..end];
        var (numbered, dated) = Table[resource];
        var root = version == "v3" ? numbered : string.Format(dated, version);
        return end < 0 ? root : root + path[end..];
    }
}

/// <summary>Turns the short paths of <see cref="IHubSpotApi"/> into those of the configured version.</summary>
internal sealed class HubSpotVersion(HubSpotOptions options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        request.RequestUri = new Uri(options.BaseUrl, HubSpotPaths.Resolve(asked.AbsolutePath, options.ApiVersion) + asked.Query);
        return base.SendAsync(request, cancellationToken);
    }
}
