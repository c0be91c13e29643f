using LeadSync.Rules.Yaml;

namespace LeadSync.Rules;

/// <summary>What one file calls by name and another defines: stages, owners, pools, regions, hours, holidays, grades.</summary>
internal sealed class NameBook
{
    private readonly List<(NameKind Kind, Word Name)> defined = [];
    private readonly List<(NameKind Kind, Word Name)> referred = [];

    public void Define(NameKind kind, string name, Position at) => defined.Add((kind, new Word(name, at)));

    public void Refer(NameKind kind, Word name)
    {
        if (name.Text.Length > 0) referred.Add((kind, name));
    }

    public bool Knows(NameKind kind, string name) => defined.Any(entry => entry.Kind == kind && entry.Name.Text == name);

    /// <summary>Names that nobody defines. A file that could not be read whole may have defined them: its kinds are left out.</summary>
    public IEnumerable<Finding> Dangling(Func<string, bool> isBroken) =>
        from reference in referred
        where !isBroken(reference.Kind.File) && !Knows(reference.Kind, reference.Name.Text)
        let known = defined.Where(entry => entry.Kind == reference.Kind).Select(entry => entry.Name.Text).Distinct().ToList()
        select new Finding(
            reference.Name.At,
            $"there is no {reference.Kind.Noun} '{reference.Name.Text}' in {reference.Kind.File}",
            Spelling.Remedy(reference.Name.Text, known));

    /// <summary>Names defined twice, where they were written in a list and not as keys.</summary>
    public IEnumerable<Finding> Doubled() =>
        from entry in defined
        group entry.Name by (entry.Kind, entry.Name.Text) into same
        from second in same.Skip(1)
        select new Finding(
            second.At,
            $"the {same.Key.Kind.Noun} '{same.Key.Text}' is defined twice, first on line {same.First().At.Line}",
            "Rename or remove one of the two");
}

/// <param name="Noun">What it is called in a finding.</param>
/// <param name="File">The file that defines it.</param>
internal sealed record NameKind(string Noun, string File)
{
    public static readonly NameKind Stage = new("stage", "stages.yaml");
    public static readonly NameKind Grade = new("grade", "scoring.yaml");
    public static readonly NameKind Region = new("region", "routing.yaml");
    public static readonly NameKind Owner = new("owner", "routing.yaml");
    public static readonly NameKind Pool = new("pool", "routing.yaml");
    public static readonly NameKind RouteRule = new("rule", "routing.yaml");
    public static readonly NameKind Hours = new("office hours", "sla.yaml");
    public static readonly NameKind Holidays = new("holidays", "sla.yaml");
    public static readonly NameKind Channel = new("channel", "alerts.yaml");
}
