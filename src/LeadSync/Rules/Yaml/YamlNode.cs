namespace LeadSync.Rules.Yaml;

/// <summary>One node of a YAML file, with the line it stands on.</summary>
internal abstract record YamlNode(Position At)
{
    /// <summary>What it is, in an admin's words; never its content, which may be a secret.</summary>
    public abstract string Kind { get; }

    /// <summary>An empty plain value: as good as not written.</summary>
    public virtual bool IsNothing => false;
}

/// <param name="IsQuoted">Written in quotes: an empty quoted text is a text, an empty plain one is nothing.</param>
internal sealed record YamlText(Position At, string Value, bool IsQuoted) : YamlNode(At)
{
    public override string Kind => "a single value";

    public override bool IsNothing => !IsQuoted && Value is "" or "~" or "null";
}

internal sealed record YamlItems(Position At, IReadOnlyList<YamlNode> Items) : YamlNode(At)
{
    public override string Kind => "a list";
}

/// <param name="Entries">As written, in order; a key that stands twice is here twice.</param>
internal sealed record YamlPairs(Position At, IReadOnlyList<YamlPair> Entries) : YamlNode(At)
{
    public override string Kind => "a map of keys";
}

/// <param name="At">Where the key stands.</param>
internal sealed record YamlPair(string Key, Position At, YamlNode Value);
