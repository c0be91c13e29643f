using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LeadSync.Rules.Yaml;

/// <summary>YAML text to nodes with lines.</summary>
/// <remarks>
/// The library's own tree refuses a key that stands twice with an exception, which would hide every mistake behind it.
/// This one keeps both.
/// </remarks>
internal static class YamlTree
{
    /// <summary>The file's one document; null where it is empty.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static YamlNode? Read(string file, string text)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            return Document(new Parser(scanner), file);
        }
        catch (InvalidOperationException lost)
        {
            // A missing closing bracket makes the scanner lose its own state, and say so without a line.
            throw new YamlException(scanner.CurrentPosition, scanner.CurrentPosition, "brackets, quotes or indentation do not fit together", lost);
        }
    }

    private static YamlNode? Document(Parser parser, string file)
    {
        var anchors = new Dictionary<AnchorName, YamlNode>();
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return null;

        var root = Node(parser, file, anchors);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            throw new YamlException(second.Start, second.End, "a second document starts here; one file holds one");
        return root;
    }

    private static YamlNode Node(Parser parser, string file, Dictionary<AnchorName, YamlNode> anchors)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors.GetValueOrDefault(alias.Value)
                ?? throw new YamlException(alias.Start, alias.End, $"'*{alias.Value}' names nothing that stands above");
        }

        parser.Accept<NodeEvent>(out var start);
        YamlNode node = start switch
        {
            MappingStart => Pairs(parser, file, anchors),
            SequenceStart => Items(parser, file, anchors),
            _ => Text(parser.Consume<Scalar>(), file),
        };
        if (start is { Anchor.IsEmpty: false }) anchors[start.Anchor] = node;
        return node;
    }

    private static YamlText Text(Scalar scalar, string file) =>
        new(At(file, scalar.Start), scalar.Value, scalar.Style != ScalarStyle.Plain);

    private static YamlItems Items(Parser parser, string file, Dictionary<AnchorName, YamlNode> anchors)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, file, anchors));
        return new YamlItems(At(file, start.Start), items);
    }

    private static YamlPairs Pairs(Parser parser, string file, Dictionary<AnchorName, YamlNode> anchors)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlPair>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                var at = parser.Current!;
                throw new YamlException(at.Start, at.End, "a key is expected here; put quotes around a text with '{' or '['");
            }

            entries.Add(new YamlPair(key.Value, At(file, key.Start), Node(parser, file, anchors)));
        }

        // A pair that stands in a list without braces has no beginning of its own: the library puts it at the file's.
        return new YamlPairs(start.Start.Index == 0 && entries.Count > 0 ? entries[0].At : At(file, start.Start), entries);
    }

    private static Position At(string file, Mark mark) => new(file, (int)mark.Line);
}
