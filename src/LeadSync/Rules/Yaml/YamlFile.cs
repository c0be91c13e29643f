using YamlDotNet.Core;

namespace LeadSync.Rules.Yaml;

/// <summary>One configuration file as a map of keys, whatever state its YAML is in.</summary>
/// <remarks>
/// A broken place is reported and mended, or left out, and the rest is read again: an admin sees the file's other
/// mistakes in the same run.
/// </remarks>
internal static class YamlFile
{
    private const int MostBreaks = 50;

    /// <param name="variablePrefix">Environment variables that begin so override the file; null where none do.</param>
    public static YamlMap Read(ConfigFile file, Judgement judge, string? variablePrefix = null)
    {
        var root = Tree(file, judge);
        if (root is not (null or YamlPairs) && !root.IsNothing)
        {
            judge.Break(file.Name);
            judge.Refuse(root.At, $"the file is {root.Kind}, a map of keys is expected", $"Begin with a key, as the shipped {file.Name} does");
        }

        return new YamlMap(root as YamlPairs ?? new YamlPairs(new Position(file.Name, 1), []), file.Name, judge, variablePrefix);
    }

    private static YamlNode? Tree(ConfigFile file, Judgement judge)
    {
        var text = file.Text;
        var lastLeftOut = int.MinValue / 2;
        for (var breaks = 0; breaks < MostBreaks; breaks++)
        {
            try
            {
                return YamlTree.Read(file.Name, text);
            }
            catch (YamlException broken)
            {
                var mended = YamlSlips.Find(text) ?? UnclosedYaml.Find(text);
                var repair = mended ?? UnreadableYaml.LeaveOut(text, (int)broken.Start.Line, broken.Message);

                // What stood there is unknown now: nothing that refers to this file can be judged.
                if (mended is null) judge.Break(file.Name);

                // The lines below one that was left out often fail for its sake.
                if (mended is not null || repair.Line > lastLeftOut + 1) judge.Refuse(new Position(file.Name, repair.Line), repair.Wrong, repair.Remedy);
                if (mended is null) lastLeftOut = repair.Line;
                if (repair.Text == text) return null;
                text = repair.Text;
            }
        }

        return null;
    }
}

/// <summary>A broken place of a file, and the file without it; line numbers stay what they are.</summary>
internal sealed record YamlRepair(int Line, string Wrong, string Remedy, string Text);
