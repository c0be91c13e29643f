using System.Text.RegularExpressions;

namespace LeadSync.Hosting;

/// <summary>Vendors quote values in their error texts; what may end up in a log must not name a person.</summary>
internal static partial class PrivateText
{
    private const int MostMilliseconds = 1000;

    /// <summary>The text without quoted values and e-mail addresses. Names of columns and objects stay: they are what went wrong.</summary>
    public static string Hide(string text)
    {
        var unquoted = Quoted().Replace(text, match => match.Groups["name"].Success ? match.Value : "'…'");
        return Address().Replace(unquoted, "…@…");
    }

    // 'O\'Brien' in a query: a backslash keeps the next quote inside.
    [GeneratedRegex(@"(?<name>\b(column|entity|type|field|relationship|property)\s)?'([^'\\]|\\.)*'", RegexOptions.Singleline | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\s<>""',;:()\[\]]+@[^\s<>""',;:()\[\]]+", RegexOptions.None, MostMilliseconds)]
    private static partial Regex Address();
}
