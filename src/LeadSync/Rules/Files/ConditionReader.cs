using System.Text.RegularExpressions;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>The one small language of every <c>when</c> and <c>readyWhen</c>: keys mean and, a list of maps means or.</summary>
internal static partial class ConditionReader
{
    /// <summary>Stands for a condition that could not be read: it is there, and it holds for nobody.</summary>
    private static readonly Condition Unreadable = new Condition.Any([]);

    /// <summary>Turns round what stands behind it.</summary>
    public const string Not = "not";

    /// <summary>How HubSpot writes its own names.</summary>
    public const string PropertyForm = "[a-z0-9_]+";

    public static readonly string[] OwnWords =
    [
        "score", "grade", "country", "region", "source", "stage", "topic", "list", "handRaiser", "matchesAccount", "openOpportunity", "account.type",
    ];

    /// <summary>The condition below a key; null where there is none.</summary>
    public static Condition? Condition(this YamlMap map, string key) => map.Find(key) is { } node ? Read(node, map.Judge) : null;

    public static Condition Read(YamlNode node, Judgement judge)
    {
        switch (node)
        {
            case YamlItems { Items.Count: > 0 } list:
                return list.Items is [var only] ? Read(only, judge) : new Condition.Any([.. list.Items.Select(item => Read(item, judge))]);
            case YamlPairs { Entries.Count: > 0 } pairs:
                return AllOf(new YamlMap(pairs, "a condition", judge).Entries.Select(entry => Entry(entry, judge)));
            default:
                judge.Refuse(
                    node.At,
                    $"a condition is {(node is YamlText ? node.Kind : "empty")}",
                    "Write what has to hold, such as { country: Germany } or { score: { atLeast: 60 } }");
                return Unreadable;
        }
    }

    private static Condition Entry(YamlPair entry, Judgement judge)
    {
        if (entry.Key == Not) return new Condition.Not(Read(entry.Value, judge));
        if (!OwnWords.Contains(entry.Key) && !PropertyName().IsMatch(entry.Key))
        {
            judge.Refuse(
                entry.At,
                $"'{entry.Key}' is neither a HubSpot property nor a word of the rules",
                $"HubSpot's own names are lower case without spaces, such as jobtitle. {Spelling.Remedy(entry.Key, OwnWords)}");
        }

        return Tests(entry.Key, entry.Value, judge);
    }

    private static Condition Tests(string name, YamlNode value, Judgement judge)
    {
        if (value is not YamlPairs pairs) return OperandReader.Test(name, value is YamlItems ? Operator.In : Operator.EqualTo, value, judge) ?? Unreadable;

        if (pairs.Entries.Count == 0)
        {
            judge.Refuse(value.At, $"the condition on '{name}' is empty", $"Write a value, or an operator: {Spelling.Listed(OperandReader.Operators.Keys)}");
            return Unreadable;
        }

        return AllOf(new YamlMap(pairs, $"the condition on '{name}'", judge).Entries.Select(entry => Operation(name, entry, judge)));
    }

    private static Condition Operation(string name, YamlPair entry, Judgement judge)
    {
        if (entry.Key == Not) return new Condition.Not(Tests(name, entry.Value, judge));
        if (OperandReader.Operators.TryGetValue(entry.Key, out var test))
            return OperandReader.Test(name, test, entry.Value, judge) ?? Unreadable;

        judge.Refuse(entry.At, $"unknown operator '{entry.Key}' on '{name}'", Spelling.Remedy(entry.Key, [.. OperandReader.Operators.Keys, Not]));
        return Unreadable;
    }

    private static Condition AllOf(IEnumerable<Condition> parts) => parts.ToList() is var all && all is [var only] ? only : new Condition.All(all);

    [GeneratedRegex($"^{PropertyForm}$", RegexOptions.NonBacktracking)]
    private static partial Regex PropertyName();
}
