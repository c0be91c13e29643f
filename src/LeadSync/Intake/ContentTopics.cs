using System.IO.Enumeration;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>What a page is about, as <c>content.yaml</c> has it.</summary>
internal static class ContentTopics
{
    /// <summary>The topic of the first entry whose address fits; null where none does.</summary>
    public static string? Of(string? url, ContentRules rules)
    {
        if (string.IsNullOrEmpty(url)) return null;

        var address = url.Split('?', '#')[0].TrimEnd('/');
        var path = Uri.TryCreate(address, UriKind.Absolute, out var whole) ? whole.AbsolutePath : address;
        return rules.Content.FirstOrDefault(piece => Fits(piece.Url, address) || Fits(piece.Url, path))?.Topic is { Length: > 0 } topic ? topic : null;
    }

    private static bool Fits(string pattern, string address) => FileSystemName.MatchesSimpleExpression(pattern.TrimEnd('/'), address, ignoreCase: true);
}
