using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LeadSync.Sandbox.Salesforce.SignIn;

/// <summary>Access tokens in force. Nothing tells a client when one ends; it learns by a 401.</summary>
internal sealed class Sessions
{
    private readonly ConcurrentDictionary<string, string> users = new(StringComparer.Ordinal);

    public string Open(string organizationId, string userId)
    {
        var token = $"{organizationId[..15]}!AQ0AQ{RandomNumberGenerator.GetHexString(80)}";
        users[token] = userId;

        return token;
    }

    /// <summary>Of `Bearer …` or `OAuth …`; null when the session is unknown or over.</summary>
    public string? UserOf(string? authorization) =>
        authorization?.Split(' ', 2) is [var scheme, var token] && (scheme.Same("Bearer") || scheme.Same("OAuth"))
            ? users.GetValueOrDefault(token.Trim())
            : null;

    public int EndAll()
    {
        var ended = users.Count;
        users.Clear();

        return ended;
    }
}
