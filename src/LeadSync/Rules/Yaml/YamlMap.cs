namespace LeadSync.Rules.Yaml;

/// <summary>A map of keys, asked key by key; what is wrong is collected, and the reading goes on.</summary>
/// <remarks>A key that nobody asked for is unknown: <see cref="RefuseOtherKeys"/> says so when all have been asked.</remarks>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlPair> entries = new(StringComparer.Ordinal);
    private readonly List<string> asked = [];
    private readonly string? variablePrefix;

    /// <param name="name">What the map is called in a finding: <c>hubspot.webhooks</c>, <c>a pool</c>.</param>
    /// <param name="variablePrefix">Environment variables that begin so override the file; null where none do.</param>
    public YamlMap(YamlPairs node, string name, Judgement judge, string? variablePrefix = null)
    {
        (At, Name, Judge, this.variablePrefix) = (node.At, name, judge, variablePrefix);
        foreach (var entry in node.Entries)
        {
            if (!entries.TryAdd(entry.Key, entry))
            {
                judge.Refuse(
                    entry.At,
                    $"'{entry.Key}' stands twice in {name}, first on line {entries[entry.Key].At.Line}",
                    "Keep one of the two");
            }
        }
    }

    public Position At { get; }

    public string Name { get; }

    public Judgement Judge { get; }

    /// <summary>All entries in order, for a map whose keys are the admin's own words.</summary>
    public IEnumerable<YamlPair> Entries => entries.Values;

    /// <summary>The value of a key; null where it is not there or empty.</summary>
    public YamlNode? Find(string key)
    {
        asked.Add(key);
        return Override(key) ?? (entries.TryGetValue(key, out var entry) && !entry.Value.IsNothing ? entry.Value : null);
    }

    /// <summary>Where a key is set: a variable, its line, or the map where it is nowhere.</summary>
    public Position PositionOf(string key) =>
        Override(key)?.At ?? (entries.TryGetValue(key, out var entry) ? entry.At : At);

    /// <summary>The environment variable that sets a key; null outside the settings.</summary>
    public string? VariableOf(string key) => variablePrefix is null ? null : $"{variablePrefix}__{key.ToUpperInvariant()}";

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A map below a key; null where there is none.</summary>
    public YamlMap? Map(string key) => Find(key) is { } node ? Below(node, key) : null;

    /// <summary>A map below a key; where there is none, an empty one that the environment may still fill.</summary>
    public YamlMap Section(string key) => Map(key) ?? Below(new YamlPairs(At, []), key)!;

    /// <summary>The maps of a list; a single map stands for a list of one.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, string itemName) =>
        Items(key).Select(node => Judge.Map(node, itemName)).OfType<YamlMap>().ToList();

    /// <summary>The nodes of a list; a single node stands for a list of one.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlItems list => list.Items,
        var single => [single],
    };

    public void RefuseOtherKeys()
    {
        foreach (var entry in entries.Values.Where(entry => !asked.Contains(entry.Key)))
            Judge.Refuse(entry.At, $"unknown key '{entry.Key}' in {Name}", Spelling.Remedy(entry.Key, [.. asked.Distinct()]));
    }

    // Sections of the settings are called by their path; elsewhere the key says enough beside the line.
    private YamlMap? Below(YamlNode node, string key) =>
        Judge.Map(node, variablePrefix is null || IsFile ? key : $"{Name}.{key}", VariableOf(key));

    private bool IsFile => Name.EndsWith(".yaml", StringComparison.Ordinal);

    private YamlNode? Override(string key)
    {
        if (VariableOf(key) is not { } name) return null;
        if (Judge.Placeholders.Variable(name) is { } value) return new YamlText(new Position(name, 0), value, IsQuoted: true);

        var items = new List<YamlNode>();
        while (Judge.Placeholders.Variable($"{name}__{items.Count}") is { } item)
            items.Add(new YamlText(new Position($"{name}__{items.Count}", 0), item, IsQuoted: true));
        return items.Count > 0 ? new YamlItems(new Position(name, 0), items) : null;
    }
}
