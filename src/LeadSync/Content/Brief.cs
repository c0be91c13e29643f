namespace LeadSync.Content;

/// <summary>What a rep is told of a lead, before it is put into words by the template. Everything is a text for a person, and whatever is not known is not there.</summary>
internal sealed record Brief
{
    public string? WhyNow { get; init; }
    public IReadOnlyList<BriefTopic> Topics { get; init; } = [];

    /// <summary>What was read last, newest first.</summary>
    public IReadOnlyList<BriefPiece> Pieces { get; init; } = [];
    public string? Depth { get; init; }

    /// <summary>How the person first came.</summary>
    public string? Source { get; init; }

    /// <summary>Properties that the admin finds worth a line.</summary>
    public IReadOnlyList<(string Say, string Value)> Facts { get; init; } = [];
    public IReadOnlyList<BriefForm> Forms { get; init; } = [];

    /// <summary>The score with what it is measured by.</summary>
    public string? Score { get; init; }

    /// <summary>How well the person fits, with the scale.</summary>
    public string? Grade { get; init; }
    public IReadOnlyList<BriefReason> Reasons { get; init; } = [];
    public IReadOnlyList<BriefReason> Against { get; init; } = [];
    public IReadOnlyList<Recommendation> Next { get; init; } = [];

    /// <summary>Under the names by which a template asks for them.</summary>
    public IReadOnlyDictionary<string, object?> Values => new Dictionary<string, object?>
    {
        ["whyNow"] = WhyNow,
        ["topics"] = List(Topics, topic => [("name", topic.Name), ("trend", topic.Trend), ("last", topic.Last)]),
        ["pieces"] = List(Pieces, piece => [("when", piece.When), ("what", piece.What), ("how", piece.How)]),
        ["depth"] = Depth,
        ["source"] = Source,
        ["facts"] = List(Facts, fact => [("say", fact.Say), ("value", fact.Value)]),
        ["forms"] = List(Forms, form => [("form", form.Form), ("when", form.When), ("answers", List(form.Answers, answer => [("question", answer.Question), ("answer", answer.Answer)]))]),
        ["score"] = Score,
        ["grade"] = Grade,
        ["reasons"] = List(Reasons, Reason),
        ["against"] = List(Against, Reason),
        ["next"] = List(Next, piece => [("title", piece.Title), ("format", piece.Format), ("link", piece.Link), ("reason", piece.Reason)]),
    };

    private static (string, object?)[] Reason(BriefReason reason) => [("points", reason.Points), ("because", reason.Because)];

    private static List<Dictionary<string, object?>> List<T>(IEnumerable<T> items, Func<T, (string Name, object? Value)[]> values) =>
        [.. items.Select(item => values(item).ToDictionary(value => value.Name, value => value.Value))];
}

internal sealed record BriefTopic(string Name, string Trend, string Last);

/// <param name="How">By which channel; null where nobody knows.</param>
internal sealed record BriefPiece(string When, string What, string? How);

internal sealed record BriefForm(string Form, string When, IReadOnlyList<(string Question, string Answer)> Answers);

/// <param name="Points">With their sign; null where the reason gives none.</param>
internal sealed record BriefReason(string? Points, string Because);

/// <summary>A piece to send next.</summary>
/// <param name="Reason">Why this one, as a sentence.</param>
internal sealed record Recommendation(string Title, string Format, string Link, string Reason);
