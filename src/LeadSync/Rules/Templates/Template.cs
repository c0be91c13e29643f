using HandlebarsDotNet;

namespace LeadSync.Rules.Templates;

/// <summary>A text with places for values, in the language of Handlebars. It never changes, and may be rendered by several at once.</summary>
internal sealed class Template
{
    // Salesforce shows plain text as it is: an ampersand must stay one.
    private static readonly IHandlebars Plain = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });

    private readonly HandlebarsTemplate<object, object> _render;

    private Template(HandlebarsTemplate<object, object> render) => _render = render;

    /// <param name="sample">Values of the kind it will be given: a slip inside a block shows only where the block is entered.</param>
    /// <exception cref="HandlebarsException">It is broken.</exception>
    public static Template Parse(string text, IReadOnlyDictionary<string, object?> sample)
    {
        var template = new Template(Plain.Compile(text.ReplaceLineEndings("\n")));
        template._render(sample);
        template._render(new Dictionary<string, object?>());
        return template;
    }

    /// <summary>The text with its values; a value that is not there leaves its place empty. Null where the values meet a slip that no sample met.</summary>
    public string? Render(IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            return string.Join('\n', _render(values).Split('\n').Select(line => line.TrimEnd())).Trim();
        }
        catch (HandlebarsException)
        {
            return null;
        }
    }
}
