using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LeadSync.Intake;

/// <summary>How a person came to a page, in the words that HubSpot shows to marketers: where the visit came from, and the campaign behind it.</summary>
internal static class Channels
{
    public const string Mail = "email marketing";

    private const string Campaigns = "other campaigns";
    private const int MostCharacters = 80;

    /// <summary>What marketers write into utm_medium, where it is no word of its own.</summary>
    private static readonly Dictionary<string, string> Mediums = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = Mail,
        ["newsletter"] = Mail,
        ["cpc"] = "paid search",
        ["ppc"] = "paid search",
        ["paidsearch"] = "paid search",
        ["paidsocial"] = "paid social",
        ["social"] = "social media",
        ["organic"] = "organic search",
    };

    /// <summary>Null where nothing tells.</summary>
    /// <param name="source">The source of the visit as HubSpot names it; null where it does not say.</param>
    /// <param name="url">The page's address, whose utm_ parameters say the rest.</param>
    /// <param name="said">Further values of the event, such as hs_utm_campaign.</param>
    public static string? Of(string? source, string? url, IReadOnlyDictionary<string, string?>? said = null)
    {
        var query = url?.Split('#')[0].Split('?', 2) is [_, var rest] ? QueryHelpers.ParseQuery(rest) : [];
        string? Utm(string name) => Filled(said?.GetValueOrDefault($"hs_{name}")) ?? Filled(query.GetValueOrDefault(name));

        var channel = Words(source)?.ToLowerInvariant() ?? Medium(Utm("utm_medium")) ?? Words(Utm("utm_source"));
        var campaign = Words(Utm("utm_campaign"));
        return campaign is null ? channel : channel is null or Campaigns ? Short($"campaign {campaign}") : Short($"{channel}, campaign {campaign}");
    }

    private static string? Medium(string? said) => said is null ? null : Mediums.GetValueOrDefault(said) ?? Words(said.ToLowerInvariant());

    private static string? Words(string? name) => Filled(name)?.Replace('_', ' ').Replace('+', ' ').Trim() is { Length: > 0 } words ? words : null;

    private static string? Filled(StringValues value) => string.IsNullOrWhiteSpace(value.ToString()) ? null : value.ToString().Trim();

    private static string Short(string words) => words.Length <= MostCharacters ? words : words[..MostCharacters].TrimEnd();
}
