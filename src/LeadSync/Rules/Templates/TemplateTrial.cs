using System.Globalization;
using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace LeadSync.Rules.Templates;

/// <summary>Fills a template, a part of messages within them, with an example and with nothing: what breaks now would break at the first lead.</summary>
internal static partial class TemplateTrial
{
    private const string Remedy = "Mend it, or remove the file: the shipped template stands in";

    public static void Judge(string name, string text, Judgement judge)
    {
        try
        {
            var texts = TemplateSet.Names.ToDictionary(one => one, one => one == name ? text : ConfigDirectory.Shipped(TemplateFiles.PathOf(one)).Text);
            var set = new TemplateSet(texts);
            foreach (var message in TemplateSet.Messages.Where(message => Path.GetExtension(message) == Path.GetExtension(name)))
            {
                set.FillStrictly(message, TemplateExample.Values);
                set.FillStrictly(message, new Dictionary<string, object?>());
            }
        }
        catch (Exception broken) when (broken is HandlebarsException or InvalidOperationException or ArgumentException)
        {
            judge.Refuse(new Position(TemplateFiles.PathOf(name), Line(broken.Message)), $"cannot be filled: {Clause(broken.Message)}", Remedy);
            return;
        }

        TemplatePlaces.NoteStrangers(TemplateFiles.PathOf(name), text, TemplateExample.Names, judge);
    }

    /// <summary>The first sentence; where it stands is said by the line.</summary>
    private static string Clause(string message) => message.Split('\n', 2)[0].Split(". ", 2)[0].Trim().TrimEnd('.');

    private static int Line(string message) =>
        Place().Match(message) is { Success: true } place ? int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture) + 1 : 0;

    [GeneratedRegex(@"at: (?<line>\d+):\d+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
