using System.Globalization;
using System.Text.RegularExpressions;
using LeadSync.Mapping.Fits;
using LeadSync.Rules;

namespace LeadSync.Mapping.Steps;

/// <summary>Steps that look at letters alone.</summary>
internal static partial class LetterSteps
{
    /// <summary>Each word with a capital; a word written in both cases was written on purpose: McDonald stays.</summary>
    public static string Title(string value) => Word().Replace(value, word => Titled(word.Value));

    /// <summary>The digits 0 to 9, nothing else.</summary>
    public static string Digits(string value) => string.Concat(value.Where(char.IsAsciiDigit));

    /// <summary><c>{ cut: 40 }</c>: at most so many characters.</summary>
    public static string Cut(string value, Transform step) => TextFit.Cut(value, int.Parse(step.Words[0], CultureInfo.InvariantCulture));

    private static string Titled(string word) =>
        word.Any(char.IsUpper) && word.Any(char.IsLower) ? word : word[..1].ToUpperInvariant() + word[1..].ToLowerInvariant();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
