using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>The three signatures HubSpot puts on what it sends (HubSpot: Validating requests). The secret is the app's client secret.</summary>
internal static class WebhookSigning
{
    /// <summary>Only these are decoded, once, before a version 3 signature is made; the rest of the URL stays as it was called.</summary>
    private static readonly (string Escaped, string Plain)[] DecodedByV3 =
    [
        ("%3A", ":"), ("%2F", "/"), ("%3F", "?"), ("%40", "@"), ("%21", "!"), ("%24", "$"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*"), ("%2C", ","), ("%3B", ";"),
    ];

    public static string V1(string secret, string body) => Hex(secret + body);

    public static string V2(string secret, string method, string uri, string body) => Hex(secret + method + uri + body);

    public static string V3(string secret, string method, string uri, string body, string timestamp) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(method + Decoded(uri) + body + timestamp)));

    private static string Hex(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    private static string Decoded(string uri) =>
        DecodedByV3.Aggregate(uri, (text, code) => text.Replace(code.Escaped, code.Plain, StringComparison.OrdinalIgnoreCase));
}
