using System.Text.RegularExpressions;

namespace LeadSync.Rules.Yaml;

/// <summary>Small slips that make a line no YAML and leave no doubt about what was meant.</summary>
internal static partial class YamlSlips
{
    private static readonly (Regex Slip, string Wrong, string Remedy, string Mended)[] Known =
    [
        (IndentedByTab(), "a tab indents this line", "YAML indents with spaces; put spaces there", "${before}  "),
        (MissingSpace(), "a space is missing before a bracket", "Put one behind the ':' or the '-'", "${before} ${bracket}"),
        (BarePlaceholder(), "a ${NAME} stands between brackets without quotes", "Put quotes around it: \"${NAME}\"", "${before}\"${placeholder}\"${after}"),
    ];

    /// <summary>The first such line with its repair; null where there is none.</summary>
    public static YamlRepair? Find(string text)
    {
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            foreach (var (slip, wrong, remedy, mended) in Known)
            {
                if (!slip.IsMatch(lines[at])) continue;
                lines[at] = slip.Replace(lines[at], mended);
                return new YamlRepair(at + 1, wrong, remedy, string.Join('\n', lines));
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<before> *)\t+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IndentedByTab();

    [GeneratedRegex(@"^(?<before> *(- +)?(\w+:|-))(?<bracket>[\[{])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MissingSpace();

    [GeneratedRegex(@"^(?<before>[^#]*[\[{,:] *)(?<placeholder>\$\{[^}]*\})['""]?(?<after> *[,\]}])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BarePlaceholder();
}
