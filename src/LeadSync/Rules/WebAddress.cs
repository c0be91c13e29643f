namespace LeadSync.Rules;

/// <summary>Addresses of pages as two tellings of the same page agree on them.</summary>
internal static class WebAddress
{
    /// <summary>Without query, fragment and closing slash, the host in lower case ("HubSpot: CMS Posts" and page views spell it differently).</summary>
    public static string Plain(string url)
    {
        var address = url.Split('?', '#')[0].TrimEnd('/');
        return Whole(address) is { } whole ? $"{whole.Scheme}://{whole.Authority}{(whole.AbsolutePath == "/" ? "" : whole.AbsolutePath)}" : address;
    }

    /// <summary>What follows the host.</summary>
    public static string Path(string address) => Whole(address) is { } whole ? whole.AbsolutePath : address;

    // A bare path is an absolute file address to Uri on Linux.
    private static Uri? Whole(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile ? uri : null;
}
