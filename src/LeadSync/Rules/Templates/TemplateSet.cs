using HandlebarsDotNet;

namespace LeadSync.Rules.Templates;

/// <summary>The texts of messages: an admin's own templates, and the shipped one for each that is absent.</summary>
internal sealed class TemplateSet
{
    /// <summary>Whole messages, by file name without <c>.hbs</c>.</summary>
    public static readonly IReadOnlyList<string> Messages =
    [
        "assigned.html", "handRaise.html", "indicative.html", "reminder.html", "escalation.html", "returned.html", "orphan.html",
        "assigned.txt", "handRaise.txt", "indicative.txt", "reminder.txt", "escalation.txt", "returned.txt", "orphan.txt",
        "alert.slack",
    ];

    /// <summary>Messages, and the parts that they share.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        .. Messages,
        "frame.html", "seen.html", "lead.html", "links.html", "case.html",
        "seen.txt", "lead.txt", "case.txt", "foot.txt",
    ];

    public static readonly TemplateSet Shipped = new(Names.ToDictionary(name => name, name => ConfigDirectory.Shipped(TemplateFiles.PathOf(name)).Text));

    /// <summary>Compiled at first use: most commands send nothing.</summary>
    private readonly Lazy<Dictionary<string, HandlebarsTemplate<object, object>>> _compiled;

    public TemplateSet(IReadOnlyDictionary<string, string> texts) => _compiled = new(() => Compile(texts));

    /// <summary>The text with its values. A value that is missing leaves its place empty; a template that fails is replaced by the shipped one.</summary>
    public string Fill(string name, IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            return FillStrictly(name, values);
        }
        catch (Exception failure) when (failure is HandlebarsException or InvalidOperationException or ArgumentException && this != Shipped)
        {
            return Shipped.FillStrictly(name, values);
        }
    }

    /// <exception cref="HandlebarsException">The template is broken.</exception>
    public string FillStrictly(string name, IReadOnlyDictionary<string, object?> values) => _compiled.Value[name](values, null!);

    private static Dictionary<string, HandlebarsTemplate<object, object>> Compile(IReadOnlyDictionary<string, string> texts)
    {
        var compiled = new Dictionary<string, HandlebarsTemplate<object, object>>();
        foreach (var form in texts.GroupBy(text => Path.GetExtension(text.Key)))
        {
            var handlebars = Handlebars.Create(Configuration(form.Key));
            foreach (var (name, text) in form) handlebars.RegisterTemplate(Path.GetFileNameWithoutExtension(name), text);
            foreach (var (name, text) in form) compiled[name] = handlebars.Compile(text);
        }

        return compiled;
    }

    /// <summary>What a value may hold must not become markup; plain text has none.</summary>
    private static HandlebarsConfiguration Configuration(string form) => form switch
    {
        ".html" => new HandlebarsConfiguration { TextEncoder = new HtmlEncoder() },
        ".slack" => new HandlebarsConfiguration { TextEncoder = new SlackEncoder() },
        _ => new HandlebarsConfiguration { NoEscape = true },
    };
}
