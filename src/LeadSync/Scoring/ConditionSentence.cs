using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>A condition as a rep would say it: "lifecycle stage is marketing qualified lead".</summary>
internal static class ConditionSentence
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.All all => string.Join(" and ", all.Parts.Select(Part)),
        Condition.Any any => string.Join(" or ", any.Parts.Select(Part)),
        Condition.Not not => $"not ({Of(not.Part)})",
        Condition.Test test => Test(test),
        _ => "",
    };

    /// <summary>Brackets only where "and" and "or" meet.</summary>
    private static string Part(Condition part) =>
        part is Condition.All { Parts.Count: > 1 } or Condition.Any { Parts.Count: > 1 } ? $"({Of(part)})" : Of(part);

    private static string Test(Condition.Test test)
    {
        var (name, operands) = (PropertyWords.Of(test.Name), string.Join(" or ", test.Operands.Select(PropertyWords.OfValue)));
        return test.Operator switch
        {
            Operator.EqualTo or Operator.In => $"{name} is {operands}",
            Operator.Contains => $"{name} contains {operands}",
            Operator.HasWord => $"{name} has the word {operands}",
            Operator.StartsWith => $"{name} starts with {operands}",
            Operator.EndsWith => $"{name} ends with {operands}",
            Operator.AtLeast => $"{name} is at least {operands}",
            Operator.AtMost => $"{name} is at most {operands}",
            Operator.Below => $"{name} is below {operands}",
            Operator.Above => $"{name} is above {operands}",
            _ => test.Operands is ["false", ..] ? $"{name} is empty" : $"{name} is filled",
        };
    }
}
