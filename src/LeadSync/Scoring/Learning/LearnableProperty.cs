using System.Globalization;
using LeadSync.Rules;

namespace LeadSync.Scoring.Learning;

/// <summary>A HubSpot property that rules can be made of, and how its values are taken apart.</summary>
internal sealed record LearnableProperty(string Name, PropertyKind Kind)
{
    /// <summary>One lead's value, read the way a condition on it reads it.</summary>
    public Cell Read(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return Cell.Blank;
        if (Kind == PropertyKind.Number) return TryNumber(value, out var number) ? new Cell(false, number, []) : new Cell(false, null, []);
        return new Cell(false, null, [.. Parts(value).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private IEnumerable<string> Parts(string value) => Kind switch
    {
        PropertyKind.Domain => value.LastIndexOf('@') is >= 0 and var at ? [value[at..].ToLowerInvariant()] : [],
        PropertyKind.Words => WordsOf(value),
        _ => Name != "country" && value.Contains(';', StringComparison.Ordinal)
            ? value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [Spelling(value.Trim())],
    };

    /// <summary>Spellings that a condition takes for the same are one value.</summary>
    private string Spelling(string value)
    {
        if (Name == "country" && Country.Find(value) is { } country) return country.Name;
        return TryNumber(value, out var number) ? number.ToString("0.############################") : value;
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at])) continue;
            if (at - start > 1) yield return text[start..at].ToLowerInvariant();
            start = at + 1;
        }
    }

    internal static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}

internal enum PropertyKind
{
    Number,

    /// <summary>One of some values, or several joined by <c>;</c>.</summary>
    Choice,

    /// <summary>Free text: its words are what leads have in common.</summary>
    Words,

    /// <summary>An address: what leads have in common is the part from the @ on.</summary>
    Domain,
}

/// <param name="Number">Null where the property is none, or the value is not.</param>
/// <param name="Parts">What rules can name; empty for a number.</param>
internal sealed record Cell(bool IsBlank, decimal? Number, IReadOnlyList<string> Parts)
{
    public static readonly Cell Blank = new(true, null, []);
}
