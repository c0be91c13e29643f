using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace LeadSync.Rules.Templates;

/// <summary>Reads <c>templates/brief.hbs</c>: what is broken is refused with its line, and a place that nothing fills is told.</summary>
internal static partial class BriefFile
{
    /// <param name="file">Null where there is none to read: the shipped one stands in.</param>
    public static Template Read(ConfigFile? file, Judgement judge)
    {
        if (file is null || file.IsShipped) return BriefTemplate.Shipped;

        TemplatePlaces.NoteStrangers(file.Name, file.Text, BriefTemplate.Names, judge);
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
}
