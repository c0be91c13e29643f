using System.Text.RegularExpressions;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>The steps of a field's <c>transform</c>, one after the other.</summary>
internal static partial class Transforms
{
    /// <summary>Names of the steps that cannot be taken yet; the value passes them as it is.</summary>
    public static IEnumerable<string> Unknown(IReadOnlyList<Transform> steps) =>
        steps.Where(step => Apply("", step) is null).Select(step => step.Name);

    public static string Apply(string value, IReadOnlyList<Transform> steps) =>
        steps.Aggregate(value, (text, step) => Apply(text, step) ?? text);

    private static string? Apply(string value, Transform step) => step.Name switch
    {
        "trim" => value.Trim(),
        "upper" => value.ToUpperInvariant(),
        "lower" => value.ToLowerInvariant(),
        "title" => Word().Replace(value, word => Titled(word.Value)),
        "digits" => string.Concat(value.Where(char.IsAsciiDigit)),
        "map" => Mapped(value, step.Pairs),
        // A list property arrives as one text: a;b;c.
        "first" => value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "",
        _ => null,
    };

    /// <summary>A word written in both cases was written on purpose: McDonald stays.</summary>
    private static string Titled(string word) =>
        word.Any(char.IsUpper) && word.Any(char.IsLower) ? word : word[..1].ToUpperInvariant() + word[1..].ToLowerInvariant();

    private static string Mapped(string value, IReadOnlyDictionary<string, string> pairs) =>
        pairs.FirstOrDefault(pair => string.Equals(pair.Key, value.Trim(), StringComparison.OrdinalIgnoreCase)).Value ?? value;

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
