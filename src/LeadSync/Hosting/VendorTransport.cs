using System.Net;

namespace LeadSync.Hosting;

/// <summary>The sockets under a vendor's client.</summary>
internal static class VendorTransport
{
    /// <summary>
    /// Renews connections, so that a moved host is found; never follows a redirect: Salesforce answers 300 with data,
    /// and a token must not travel to another host; keeps no cookies.
    /// </summary>
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}
