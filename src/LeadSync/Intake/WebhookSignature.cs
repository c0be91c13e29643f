using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Intake;

/// <summary>Was this request sent by HubSpot, and just now? (HubSpot: Validating requests)</summary>
internal static class WebhookSignature
{
    /// <summary>HubSpot's own limit for an old request; ours for one from the future.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(300_000);

    /// <summary>Version 3 signs the address with these escapes decoded, once, and no others.</summary>
    private static readonly (string Escaped, string Plain)[] Decoded =
    [
        ("%3A", ":"), ("%2F", "/"), ("%3F", "?"), ("%40", "@"), ("%21", "!"), ("%24", "$"),
        ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*"), ("%2C", ","), ("%3B", ";"),
    ];

    /// <param name="secrets">Client secrets of the app; any of them will do, so that they can be rotated.</param>
    /// <param name="tolerance">How far off the request's time may be.</param>
    public static SignatureVerdict Judge(SignedRequest request, IReadOnlyList<string> secrets, DateTimeOffset now, TimeSpan tolerance)
    {
        // Where version 3 is there, it alone decides: the older ones can be replayed for ever.
        if (request.V3 is { Length: > 0 } v3) return JudgeV3(request, v3, secrets, now, tolerance);
        if (request is { Legacy: { Length: > 0 } v2, LegacyVersion: "v2" })
            return IsAny(v2, request, secrets, V2) ? SignatureVerdict.Genuine : SignatureVerdict.Wrong;

        // Version 1 leaves method and address unsigned. Webhooks that carry it carry version 3 as well.
        return SignatureVerdict.Missing;
    }

    private static SignatureVerdict JudgeV3(SignedRequest request, string signature, IReadOnlyList<string> secrets, DateTimeOffset now, TimeSpan tolerance)
    {
        if (!long.TryParse(request.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sentAt)) return SignatureVerdict.Missing;
        if (Math.Abs((double)now.ToUnixTimeMilliseconds() - sentAt) > tolerance.TotalMilliseconds) return SignatureVerdict.Old;

        return IsAny(signature, request, secrets, V3) ? SignatureVerdict.Genuine : SignatureVerdict.Wrong;
    }

    private static bool IsAny(string signature, SignedRequest request, IReadOnlyList<string> secrets, Func<SignedRequest, string, string, string> sign)
    {
        var given = Encoding.UTF8.GetBytes(signature);
        return secrets.Where(secret => secret.Length > 0).Any(secret => request.Uris.Any(uri =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sign(request, uri, secret)), given)));
    }

    private static string V3(SignedRequest request, string uri, string secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        var signed = Decoded.Aggregate(uri, (text, code) => text.Replace(code.Escaped, code.Plain, StringComparison.OrdinalIgnoreCase));
        hash.AppendData(Encoding.UTF8.GetBytes(request.Method + signed));
        hash.AppendData(request.Body.Span);
        hash.AppendData(Encoding.UTF8.GetBytes(request.Timestamp!));
        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    private static string V2(SignedRequest request, string uri, string secret)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(secret + request.Method + uri));
        hash.AppendData(request.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>All that a signature speaks of.</summary>
/// <param name="Uris">The whole address as HubSpot may have called it: a proxy in between may rewrite the path.</param>
/// <param name="Body">The bytes as they came: JSON that was read and written again has another signature.</param>
/// <param name="V3"><c>X-HubSpot-Signature-v3</c>.</param>
/// <param name="Timestamp"><c>X-HubSpot-Request-Timestamp</c>, as text: it is signed as it is written.</param>
/// <param name="Legacy"><c>X-HubSpot-Signature</c>, of the version that <c>X-HubSpot-Signature-Version</c> names.</param>
internal sealed record SignedRequest(
    string Method,
    IReadOnlyList<string> Uris,
    ReadOnlyMemory<byte> Body,
    string? V3,
    string? Timestamp,
    string? Legacy,
    string? LegacyVersion);

internal enum SignatureVerdict
{
    Genuine,

    /// <summary>No signature that counts, or none with a time.</summary>
    Missing,

    /// <summary>Sent too long ago, or in the future: a replay, or a clock that is wrong.</summary>
    Old,

    Wrong,
}
