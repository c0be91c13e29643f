using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LeadSync.Sandbox.Salesforce.SignIn;

/// <summary>What a JWT bearer assertion claims.</summary>
internal sealed record JwtClaims(string? Issuer, string? Subject, DateTimeOffset Expires)
{
    /// <summary>Null when the text is no JWT or lacks its expiry.</summary>
    public static JwtClaims? Read(string assertion)
    {
        if (assertion.Split('.') is not [_, var payload, _]) return null;
        try
        {
            var claims = JsonElement.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload)));
            return claims.Find("exp") is { } expires && expires.TryGetInt64(out var seconds)
                ? new JwtClaims(claims.Text("iss"), claims.Text("sub"), DateTimeOffset.FromUnixTimeSeconds(seconds))
                : null;
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
