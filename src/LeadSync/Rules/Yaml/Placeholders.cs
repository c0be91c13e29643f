using System.Text.RegularExpressions;

namespace LeadSync.Rules.Yaml;

/// <summary><c>${NAME}</c> takes an environment variable, <c>${file:PATH}</c> a file: a secret never stands in a configuration.</summary>
/// <param name="environment">Value of a variable, or null.</param>
/// <param name="readFile">Content of a file, or null where there is none.</param>
internal sealed partial class Placeholders(Func<string, string?> environment, Func<string, string?> readFile)
{
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the variables that somebody wanted to know, set or not.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <summary>A variable's value; null where it is unset or empty, which compose files make of an unset one.</summary>
    public string? Variable(string name)
    {
        asked.Add(name);
        return environment(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>The text with every placeholder filled, and what could not be filled: names and paths, never values.</summary>
    public (string Text, IReadOnlyList<string> Missing) Fill(string text)
    {
        var missing = new List<string>();
        var filled = Placeholder().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            var value = match.Groups["file"].Success ? readFile(name)?.TrimEnd('\r', '\n') : Variable(name);
            if (string.IsNullOrEmpty(value)) missing.Add(match.Groups["file"].Success ? $"the file {name}" : $"the variable {name}");
            return value ?? "";
        });
        return (filled, missing);
    }

    /// <summary>Paths that a text names as secrets' files.</summary>
    public static IEnumerable<string> FilesIn(string text) =>
        Placeholder().Matches(text).Where(match => match.Groups["file"].Success).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"\$\{(?<file>file:)?(?<name>[^}]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
