namespace LeadSync.Content;

/// <summary>The words of systems as people say them.</summary>
internal static class PlainWords
{
    // HubSpot: Original source.
    private static readonly Dictionary<string, string> Channels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ORGANIC_SEARCH"] = "a search engine",
        ["PAID_SEARCH"] = "a search ad",
        ["EMAIL_MARKETING"] = "our e-mail",
        ["SOCIAL_MEDIA"] = "social media",
        ["PAID_SOCIAL"] = "a social ad",
        ["REFERRALS"] = "a link on another site",
        ["OTHER_CAMPAIGNS"] = "a campaign",
        ["DIRECT_TRAFFIC"] = "typing our address",
        ["OFFLINE"] = "an import or a call, not the site",
        ["AI_REFERRALS"] = "an AI assistant",
    };

    /// <summary>Where somebody came from; what HubSpot calls otherwise some day is told in its own words.</summary>
    /// <param name="source">As HubSpot writes it or shows it, with the campaign behind a comma.</param>
    public static string Channel(string source)
    {
        var parts = source.Split(", ", 2);
        var channel = Channels.GetValueOrDefault(parts[0].Replace(' ', '_')) ?? parts[0].Replace('_', ' ').ToLowerInvariant();
        return parts is [_, var campaign] ? $"{channel}, {campaign}" : channel;
    }

    /// <summary>One line of whole words; what goes beyond is left out, and said to be.</summary>
    public static string OneLine(string text, int most = 160)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Length;
        while (kept > 0 && words.Take(kept).Sum(word => word.Length + 1) - 1 > most) kept--;
        return string.Join(' ', words.Take(kept)) + (kept < words.Length ? " …" : "");
    }
}
