using LeadSync.Rules;

namespace LeadSync.Mapping.Steps;

/// <summary><c>{ country: iso2 }</c>: a country however it is spelt, by its code of two or three letters or its English name.</summary>
internal static class CountryStep
{
    public static Translated Read(string value, Transform step) => Country.Find(value) is { } country
        ? new Translated(step.Words[0] switch { "iso2" => country.Iso2, "iso3" => country.Iso3, _ => country.Name })
        : Translated.No("no country that ISO 3166 knows", "correct it, or add a map before, such as { map: { Bavaria: Germany } }");
}
