using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>A condition as a rep would say it: "lifecyclestage is marketingqualifiedlead".</summary>
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
        var operands = string.Join(" or ", test.Operands);
        return test.Operator switch
        {
            Operator.EqualTo or Operator.In => $"{test.Name} is {operands}",
            Operator.Contains => $"{test.Name} contains {operands}",
            Operator.HasWord => $"{test.Name} has the word {operands}",
            Operator.StartsWith => $"{test.Name} starts with {operands}",
            Operator.EndsWith => $"{test.Name} ends with {operands}",
            Operator.AtLeast => $"{test.Name} is at least {operands}",
            Operator.AtMost => $"{test.Name} is at most {operands}",
            Operator.Below => $"{test.Name} is below {operands}",
            Operator.Above => $"{test.Name} is above {operands}",
            _ => test.Operands is ["false", ..] ? $"{test.Name} is empty" : $"{test.Name} is filled",
        };
    }
}
