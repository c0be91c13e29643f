using System.Text.RegularExpressions;
using LeadSync.Storage;

namespace LeadSync.Alerts;

/// <summary>What a line of a message can bear.</summary>
internal static partial class Letters
{
    /// <summary>Without breaks and control characters: what a person typed must not become a header of its own.</summary>
    public static string OneLine(string text) => Breaks().Replace(text, " ").Trim();

    public static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)].TrimEnd()}…";

    /// <summary>No more than one blank line together, none at the ends, no blanks at the ends of lines.</summary>
    public static string Tidy(string text) => BlankLines().Replace(LineEnds().Replace(text.ReplaceLineEndings("\n"), "\n"), "\n\n").Trim();

    /// <summary>A short name for a text that may hold anything; keys and headers can bear it.</summary>
    public static string Hash(string text) => Fingerprint.Of(text)[..8];

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"[ \t]+\n", RegexOptions.NonBacktracking)]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
