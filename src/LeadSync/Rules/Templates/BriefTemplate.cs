namespace LeadSync.Rules.Templates;

/// <summary><c>templates/brief.hbs</c>: how the brief of a lead reads.</summary>
internal static class BriefTemplate
{
    public const string Name = "templates/brief.hbs";

    /// <summary>Every place the template may name, with a value of its kind.</summary>
    public static readonly IReadOnlyDictionary<string, object?> Sample = new Dictionary<string, object?>
    {
        ["whyNow"] = "asked for a demo on 14 Nov",
        ["topics"] = Items(("name", "security"), ("trend", "rising"), ("last", "14 Nov")),
        ["pieces"] = Items(("when", "14 Nov"), ("what", "read Security guide"), ("how", "by a search")),
        ["depth"] = "3 visits, 12 pages",
        ["source"] = "a search",
        ["facts"] = Items(("say", "Works as"), ("value", "Director of IT")),
        ["forms"] = Items(("form", "Request a demo"), ("when", "14 Nov"), ("answers", Items(("question", "team size"), ("answer", "200")))),
        ["score"] = "72 points (60 make a lead ready)",
        ["grade"] = "A (from A, the best, to D)",
        ["reasons"] = Items(("points", "+20"), ("because", "decision maker")),
        ["against"] = Items(("points", "-20"), ("because", "private address")),
        ["next"] = Items(("title", "Security guide"), ("format", "pdf"), ("link", "https://www.example.com/guides/security"), ("reason", "about security")),
    };

    /// <summary>The one that comes with LeadSync.</summary>
    public static Template Shipped { get; } = Template.Parse(ConfigDirectory.Shipped(Name).Text, Sample);

    /// <summary>Names of all places, those of entries included.</summary>
    public static IReadOnlySet<string> Names { get; } = NamesIn(Sample).ToHashSet(StringComparer.Ordinal);

    private static IReadOnlyList<IReadOnlyDictionary<string, object?>> Items(params (string Name, object Value)[] values) =>
        [values.ToDictionary(value => value.Name, object? (value) => value.Value)];

    private static IEnumerable<string> NamesIn(IReadOnlyDictionary<string, object?> values) =>
        values.SelectMany(one => one.Value is IReadOnlyList<IReadOnlyDictionary<string, object?>> items ? items.SelectMany(NamesIn).Append(one.Key) : [one.Key]);
}
