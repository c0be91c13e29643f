using LeadSync.Rules;
using LeadSync.Rules.Files;

namespace LeadSync.Scoring;

/// <summary>A condition as an admin writes it, in the braces of YAML; read again it is the same condition.</summary>
internal static class ConditionYaml
{
    public static string Of(Condition condition) =>
        condition is Condition.Any any ? $"[{string.Join(", ", any.Parts.Select(Of))}]" : $"{{ {Pairs(condition)} }}";

    /// <summary>A text that means itself, whatever stands in it.</summary>
    public static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(letter => letter switch { '"' => "\\\"", '\\' => "\\\\", < ' ' or '\u007f' => $"\\x{(int)letter:x2}", _ => letter.ToString() }))}\"";

    private static string Pairs(Condition condition) =>
        string.Join(", ", Parts(condition).GroupBy(Key).SelectMany(same => same.Key is { } name
            ? [$"{name}: {{ {string.Join(", ", same.SelectMany(Operations))} }}"]
            : same.Select(part => $"not: {Of(((Condition.Not)part).Part)}")));

    private static IEnumerable<Condition> Parts(Condition condition) => condition is Condition.All all ? all.Parts.SelectMany(Parts) : [condition];

    /// <summary>The one name that a part is about; null where it is about several, as only a "not" can be.</summary>
    private static string? Key(Condition part) => part switch
    {
        Condition.Test test => test.Name,
        Condition.Not { Part: not Condition.Any } not when not.Names.Distinct().ToList() is [var only] && Parts(not.Part).All(inner => inner is Condition.Test) => only,
        _ => null,
    };

    private static IEnumerable<string> Operations(Condition part) => part switch
    {
        Condition.Test test => [$"{OperandReader.Operators.First(pair => pair.Value == test.Operator).Key}: {Operands(test)}"],
        Condition.Not not => [$"not: {{ {string.Join(", ", Parts(not.Part).SelectMany(Operations))} }}"],
        _ => [],
    };

    private static string Operands(Condition.Test test) => test switch
    {
        { Operator: Operator.AtLeast or Operator.AtMost or Operator.Below or Operator.Above or Operator.Exists, Operands: [var only] } => only,
        { Operator: not Operator.In, Operands: [var only] } => Quoted(only),
        _ => $"[{string.Join(", ", test.Operands.Select(Quoted))}]",
    };
}
