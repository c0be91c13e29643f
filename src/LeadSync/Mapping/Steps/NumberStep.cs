using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LeadSync.Rules;

namespace LeadSync.Mapping.Steps;

/// <summary><c>number</c> or <c>{ number: "," }</c>: a number as people write it, with the decimal sign they use, as digits and a point.</summary>
internal static partial class NumberStep
{
    public static Translated Read(string value, Transform step)
    {
        var sign = step.Words is [var written, ..] ? written[0] : '.';
        var plain = new StringBuilder(value.Length);
        foreach (var letter in value.Trim())
        {
            // Currency signs and the blanks between groups mean nothing; the other of comma and point parts groups of digits.
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.CurrencySymbol or UnicodeCategory.SpaceSeparator) continue;
            plain.Append(letter == sign ? '.' : letter is ',' or '.' or '\'' or '’' ? ',' : letter == '−' ? '-' : letter);
        }

        // A group that is no group is a decimal sign misread: 1,5 is not fifteen.
        return Number().IsMatch(plain.ToString())
            ? new Translated(plain.Replace(",", "").ToString())
            : Translated.No($"no number with the decimal sign {sign}", "correct it, or name the decimal sign that is used, such as { number: \",\" }");
    }

    /// <summary>Groups of three, or of two before the last three, as in India.</summary>
    [GeneratedRegex(@"^[+-]?(\d+|\d{1,3}(,\d{2,3})*,\d{3})(\.\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
