using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping.Fits;

/// <summary>Numbers: an optional sign, digits, and a point before the decimals.</summary>
internal static class NumberFit
{
    public static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>Without zeros that mean nothing: 5.0 is 5.</summary>
    public static string Shortest(decimal number) => (number == 0 ? 0 : number).ToString("0.############################", CultureInfo.InvariantCulture);

    public static Translated Fit(FieldShape to, string text, FieldRule rule)
    {
        if (!TryRead(text, out var number))
            return Translated.No("no number, for a number field", "correct it, or add the transform { number: \",\" } with the decimal sign that is used");

        if (to.Scale is not { } scale || decimal.Round(number, Math.Min(scale, 28)) == number) return new Translated(Shortest(number));
        if (rule.TooLong == TooLong.Cut) return new Translated(Shortest(decimal.Round(number, scale, MidpointRounding.AwayFromZero)));

        return Translated.No(
            $"{number.Scale} digits after the point where {scale} fit",
            "round it, give the field more decimals, or write tooLong: cut");
    }
}
