using System.Globalization;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>What stands behind an operator, and whether the operator can work with it.</summary>
internal static class OperandReader
{
    public static readonly IReadOnlyDictionary<string, Operator> Operators = new Dictionary<string, Operator>
    {
        ["equals"] = Operator.EqualTo,
        ["in"] = Operator.In,
        ["contains"] = Operator.Contains,
        ["hasWord"] = Operator.HasWord,
        ["startsWith"] = Operator.StartsWith,
        ["endsWith"] = Operator.EndsWith,
        ["atLeast"] = Operator.AtLeast,
        ["atMost"] = Operator.AtMost,
        ["below"] = Operator.Below,
        ["above"] = Operator.Above,
        ["exists"] = Operator.Exists,
    };

    /// <summary>One test of one value; null where its operands are wrong.</summary>
    public static Condition.Test? Test(string name, Operator test, YamlNode value, Judgement judge)
    {
        var operands = (value is YamlItems list ? list.Items : [value])
            .Select(node => judge.Word(node, $"the value of '{name}'", FindingKind.Mistake))
            .OfType<Word>()
            .ToList();
        if (operands.Count == 0)
        {
            if (value is YamlItems { Items.Count: 0 }) judge.Refuse(value.At, $"the list for '{name}' is empty", "Name at least one value");
            return null;
        }

        if (!Fits(name, test, operands, judge)) return null;
        foreach (var operand in operands) Refer(name, test, operand, judge);
        return new Condition.Test(name, test, [.. operands.Select(operand => operand.Text.Trim())]);
    }

    private static bool Fits(string name, Operator test, List<Word> operands, Judgement judge)
    {
        var remedy = test switch
        {
            Operator.AtLeast or Operator.AtMost or Operator.Below or Operator.Above
                when operands.Count > 1 || !IsOrdered(operands[0].Text) => "Write one number, or one date such as 2026-12-25",
            Operator.Exists when operands.Count > 1 || !bool.TryParse(operands[0].Text, out _) => "Write true or false",
            _ => null,
        };
        if (remedy is null) return true;

        var word = Operators.First(pair => pair.Value == test).Key;
        judge.Refuse(operands[0].At, $"'{word}' on '{name}' compares with '{Spelling.Listed(operands.Select(operand => operand.Text))}'", remedy);
        return false;
    }

    private static bool IsOrdered(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>Some values are names that the rules themselves define.</summary>
    private static void Refer(string name, Operator test, Word operand, Judgement judge)
    {
        if (test is not (Operator.EqualTo or Operator.In)) return;
        if (name == "region") judge.Names.Refer(NameKind.Region, operand);
        if (name == "stage") judge.Names.Refer(NameKind.Stage, operand);
        if (name == "grade") judge.Names.Refer(NameKind.Grade, operand);

        // A portal may well hold 'unknown' as a country: odd, not wrong.
        if (name == "country" && !Country.IsKnown(operand.Text))
            judge.Note(operand.At, $"'{operand.Text}' is no country by ISO 3166 and is compared as plain text", Country.Suggestion(operand.Text));
    }
}
