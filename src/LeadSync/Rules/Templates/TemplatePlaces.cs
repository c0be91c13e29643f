using System.Text.RegularExpressions;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Templates;

/// <summary>The places of a template that a value is to fill.</summary>
internal static partial class TemplatePlaces
{
    private static readonly string[] OfTheLanguage = ["else", "this"];

    /// <summary>A misspelt place would stay empty for ever, and nobody would know.</summary>
    /// <param name="known">All that is filled.</param>
    public static void NoteStrangers(string file, string text, IReadOnlyCollection<string> known, Judgement judge)
    {
        foreach (var (name, line) in In(text).Where(place => !known.Contains(place.Name) && !OfTheLanguage.Contains(place.Name)).Distinct())
            judge.Note(new Position(file, line), $"nothing fills '{name}'", Spelling.Remedy(name, [.. known]));
    }

    private static IEnumerable<(string Name, int Line)> In(string text) =>
        from Match match in Place().Matches(text)
        select (match.Groups["name"].Value, text.AsSpan(0, match.Index).Count('\n') + 1);

    [GeneratedRegex(@"\{\{\{?~?\s*([#^]?(if|unless|each|with)\s+)?(?<name>[A-Za-z]\w*(\.\w+)*)\s*~?\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
