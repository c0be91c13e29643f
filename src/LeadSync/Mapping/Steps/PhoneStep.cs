using LeadSync.Rules;
using PhoneNumbers;

namespace LeadSync.Mapping.Steps;

/// <summary><c>{ phone: DE }</c>: a telephone number as E.164 writes it, +49301234567.</summary>
internal static class PhoneStep
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>A number without its country is read as dialled in the step's country, or where it names none, in the person's own.</summary>
    public static Translated Read(string value, Transform step, Func<string, string?> property)
    {
        var country = step.Words is [var named, ..] ? Country.Find(named) : Country.Find(property("country") ?? "");
        try
        {
            var number = Numbers.Parse(International(value), country?.Iso2);
            if (Numbers.IsPossibleNumber(number)) return new Translated(Written(number));
        }
        catch (NumberParseException)
        {
            // Not a number at all, or one without a country.
        }

        return country is null
            ? Translated.No("no telephone number that says its country", "write it with +, or name the country, such as { phone: DE }")
            : Translated.No($"no telephone number, dialled from {country.Iso2}", "correct it, or write it with + and its country");
    }

    /// <summary>Most of the world dials 00 for +.</summary>
    private static string International(string value) =>
        value.Trim() is ['0', '0', .. var rest] ? $"+{rest}" : value;

    /// <summary>E.164 has no extension, and dropping one would call somebody else.</summary>
    private static string Written(PhoneNumber number) =>
        Numbers.Format(number, PhoneNumberFormat.E164) + (number.HasExtension ? $" x{number.Extension}" : "");
}
