using System.Globalization;

namespace LeadSync.Rules;

/// <summary>How a value and an operand compare: text without case, countries by any of their names, numbers as numbers.</summary>
internal static class Comparison
{
    public static bool Holds(string name, string? value, Operator test, IReadOnlyList<string> operands)
    {
        if (test == Operator.Exists) return string.IsNullOrWhiteSpace(value) != IsTrue(operands);
        if (string.IsNullOrWhiteSpace(value)) return false;

        return test switch
        {
            Operator.EqualTo or Operator.In => operands.Any(operand => Same(name, value, operand)),
            Operator.Contains => operands.Any(operand => value.Contains(operand, StringComparison.OrdinalIgnoreCase)),
            Operator.StartsWith => operands.Any(operand => value.StartsWith(operand, StringComparison.OrdinalIgnoreCase)),
            Operator.EndsWith => operands.Any(operand => value.EndsWith(operand, StringComparison.OrdinalIgnoreCase)),
            Operator.HasWord => operands.Any(operand => HasWord(value, operand)),
            _ => IsOrdered(value, test, operands),
        };
    }

    private static bool Same(string name, string value, string operand)
    {
        if (string.Equals(value.Trim(), operand, StringComparison.OrdinalIgnoreCase)) return true;
        if (name == "country") return Country.Same(value, operand);

        // A list property arrives as one text: a;b;c.
        if (value.Contains(';', StringComparison.Ordinal))
            return value.Split(';').Any(part => string.Equals(part.Trim(), operand, StringComparison.OrdinalIgnoreCase));

        return TryNumber(value, out var left) && TryNumber(operand, out var right) && left == right;
    }

    private static bool HasWord(string value, string word)
    {
        for (var at = value.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;
             at = value.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(value[at - 1])) && (end == value.Length || !char.IsLetterOrDigit(value[end]))) return true;
        }

        return false;
    }

    private static bool IsOrdered(string value, Operator test, IReadOnlyList<string> operands)
    {
        if (operands.Count == 0 || Order(value, operands[0]) is not { } order) return false;
        return test switch
        {
            Operator.AtLeast => order >= 0,
            Operator.AtMost => order <= 0,
            Operator.Below => order < 0,
            Operator.Above => order > 0,
            _ => false,
        };
    }

    /// <summary>Numbers, then instants; null where the two cannot be put in order.</summary>
    private static int? Order(string value, string operand)
    {
        if (TryNumber(value, out var left) && TryNumber(operand, out var right)) return left.CompareTo(right);
        if (TryTime(value, out var early) && TryTime(operand, out var late)) return early.CompareTo(late);
        return null;
    }

    private static bool IsTrue(IReadOnlyList<string> operands) =>
        operands.Count == 0 || !string.Equals(operands[0], "false", StringComparison.OrdinalIgnoreCase);

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
