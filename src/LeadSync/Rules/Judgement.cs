using LeadSync.Rules.Yaml;

namespace LeadSync.Rules;

/// <summary>Collects everything there is to say about one configuration while its files are read.</summary>
internal sealed class Judgement(Placeholders placeholders)
{
    private readonly List<Finding> findings = [];
    private readonly HashSet<string> broken = [];
    private readonly Dictionary<(string Key, string File), List<Position>> notYet = [];

    public Placeholders Placeholders => placeholders;

    /// <summary>What the files define for one another, and what they refer to.</summary>
    public NameBook Names { get; } = new();

    public void Refuse(Position at, string wrong, string remedy, FindingKind kind = FindingKind.Mistake) =>
        findings.Add(new Finding(at, wrong, remedy, kind));

    public void Note(Position at, string what, string remedy = "") => findings.Add(new Finding(at, what, remedy, FindingKind.Note));

    /// <summary>Something is valid, and this version does not act on it: said once a file, however often it stands there.</summary>
    public void NotYetActedOn(string what, Position at)
    {
        if (notYet.TryGetValue((what, at.File), out var places)) places.Add(at);
        else notYet[(what, at.File)] = [at];
    }

    /// <summary>A part of a file could not be read: what is missing from it may well be there.</summary>
    public void Break(string file) => broken.Add(file);

    public bool IsBroken(string file) => broken.Contains(file);

    public IEnumerable<Finding> Findings => findings.Concat(notYet.Select(entry => NotYet.Note(entry.Key.Key, entry.Value)));

    /// <summary>A node as a map; anything else is a finding and null.</summary>
    public YamlMap? Map(YamlNode node, string name, string? variablePrefix = null)
    {
        if (node is YamlPairs pairs) return new YamlMap(pairs, name, this, variablePrefix);
        Refuse(node.At, $"{name} is {node.Kind}, a map of keys is expected", "Write it as { key: value, … }");
        return null;
    }

    /// <summary>A node as a single text, its placeholders filled; anything else is a finding and null.</summary>
    public Word? Word(YamlNode node, string subject, FindingKind whenUnset)
    {
        if (node is not YamlText text)
        {
            Refuse(node.At, $"{subject} is {node.Kind}, a single value is expected", "Write one text or number");
            return null;
        }

        // Valid YAML, and hardly ever meant: the Status 'New"' exists nowhere.
        if (text is { IsQuoted: false, Value: [.., '"'] } && text.Value.Count(letter => letter == '"') % 2 == 1)
            Refuse(text.At, $"{subject} ends with a quote that was never opened", "Open it, or remove it");

        // What the environment sets is taken as it is: a token may well contain a dollar sign and braces.
        if (text.At.Line == 0) return new Word(text.Value, text.At);

        var (filled, missing) = placeholders.Fill(text.Value);
        foreach (var name in missing)
            Refuse(text.At, $"{subject} asks for {name}, which is not there or empty", "Provide it where LeadSync is started", whenUnset);
        return missing.Count == 0 ? new Word(filled, text.At) : null;
    }
}
