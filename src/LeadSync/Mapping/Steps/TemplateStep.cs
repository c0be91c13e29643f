using System.Text.RegularExpressions;
using LeadSync.Rules;

namespace LeadSync.Mapping.Steps;

/// <summary><c>{ template: "{firstname} {lastname}" }</c>: a text with other properties of the same person in it.</summary>
internal static partial class TemplateStep
{
    /// <summary><c>{value}</c> is what the steps before made; a blank property leaves no gap of blanks behind.</summary>
    public static string Fill(Transform step, string value, Func<string, string?> property)
    {
        var filled = Place().Replace(step.Words[0], place => place.Groups["name"].Value is var name && name == "value" ? value.Trim() : property(name)?.Trim() ?? "");
        return Blanks().Replace(filled, " ").Trim();
    }

    [GeneratedRegex(Transform.Place, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(" {2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
