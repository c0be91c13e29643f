using System.Text.RegularExpressions;
using HandlebarsDotNet;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads a template of <c>templates/</c>: what is broken is refused with its line, and a place that nothing fills is told.</summary>
internal static partial class TemplateFile
{
    /// <param name="file">Null where there is none to read: the shipped one stands in.</param>
    public static Template Brief(ConfigFile? file, Judgement judge)
    {
        if (file is null || file.IsShipped) return BriefTemplate.Shipped;

        NoteStrangers(file, BriefTemplate.Names, judge);
        try
        {
            return Template.Parse(file.Text, BriefTemplate.Sample);
        }
        catch (HandlebarsException broken)
        {
            judge.Refuse(
                new Position(file.Name, LineOf(file.Text)),
                $"the template is broken: {broken.Message.Split('\n')[0].Trim().TrimEnd('.')}",
                "Compare it with the shipped one; each {{#if}} and {{#each}} is closed by {{/if}} and {{/each}}");
            return BriefTemplate.Shipped;
        }
    }

    /// <summary>A misspelt place would stay empty for ever, and nobody would know.</summary>
    private static void NoteStrangers(ConfigFile file, IReadOnlySet<string> known, Judgement judge)
    {
        foreach (var (line, index) in file.Text.Split('\n').Select((line, index) => (line, index)))
        {
            foreach (var name in Place().Matches(line).Select(place => place.Groups["name"].Value).Where(name => name is not ("else" or "this") && !known.Contains(name)).Distinct())
                judge.Note(new Position(file.Name, index + 1), $"nothing fills '{name}'", Spelling.Remedy(name, [.. known]));
        }
    }

    /// <summary>The line of the place or block that is left open, or closed without having been opened; 0 where it is something else. The parser names only the end of the file.</summary>
    private static int LineOf(string text)
    {
        if (text.LastIndexOf("{{", StringComparison.Ordinal) is >= 0 and var last && text.IndexOf("}}", last, StringComparison.Ordinal) < 0) return text[..last].Count(letter => letter == '\n') + 1;

        var open = new Stack<(string Name, int Line)>();
        foreach (var (line, index) in text.Split('\n').Select((line, index) => (line, index)))
        {
            foreach (Match block in Block().Matches(line))
            {
                if (block.Groups["open"].Success) open.Push((block.Groups["name"].Value, index + 1));
                else if (!open.TryPop(out var opened) || opened.Name != block.Groups["name"].Value) return index + 1;
            }
        }

        return open.TryPop(out var left) ? left.Line : 0;
    }

    [GeneratedRegex(@"\{\{~?((?<open>#)|/)(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{~?\s*([#^]?(if|unless|each|with)\s+)?(?<name>[A-Za-z]\w*)\s*~?\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
