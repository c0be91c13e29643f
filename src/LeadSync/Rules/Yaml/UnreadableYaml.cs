namespace LeadSync.Rules.Yaml;

/// <summary>A line that is no YAML, for any other reason than a bracket or a quote: it is left out with all that hangs below it.</summary>
internal static class UnreadableYaml
{
    /// <param name="line">Where the parser stopped, from 1; it may be past the end.</param>
    public static YamlRepair LeaveOut(string text, int line, string reason)
    {
        var lines = text.Split('\n');
        var at = Math.Clamp(line - 1, 0, lines.Length - 1);
        while (at > 0 && IsBlank(lines[at])) at--;

        var (wrong, remedy) = Explain(lines[at], reason);
        var depth = Indentation(lines[at]);
        lines[at] = "";
        for (var below = at + 1; below < lines.Length && (IsBlank(lines[below]) || Indentation(lines[below]) > depth); below++) lines[below] = "";
        return new YamlRepair(at + 1, wrong, remedy, string.Join('\n', lines));
    }

    private static (string Wrong, string Remedy) Explain(string line, string reason)
    {
        if (line.Split(": ").Length > 2 && !line.Contains('{', StringComparison.Ordinal))
            return ("a second ': ' stands in one value", "Put the value in quotes");
        if (!line.Contains(':', StringComparison.Ordinal) && line.TrimStart() is not ['-', ..])
            return ("there is no ':' behind the key", "Write it as key: value");
        if (reason.Contains("expected ','", StringComparison.Ordinal))
            return ("a comma is missing between two entries", "Put it between them");
        return ($"no YAML can be read here: {reason}", "Compare the line with its neighbours: indentation, colons, quotes");
    }

    private static int Indentation(string line) => line.Length - line.TrimStart(' ', '\t').Length;

    private static bool IsBlank(string line) => line.TrimStart() is "" or ['#', ..];
}
