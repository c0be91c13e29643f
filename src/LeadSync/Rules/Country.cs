using System.Text;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules;

/// <summary>Countries as people write them: by name, by ISO code, by the usual spellings.</summary>
internal static class Country
{
    private static readonly IReadOnlyList<string[]> Countries = Read();

    private static readonly Dictionary<string, string[]> ByName = Countries
        .SelectMany(country => country.Select(name => (Key: Key(name), country)))
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, pair => pair.country, StringComparer.Ordinal);

    /// <summary>Is it the same country, however each is spelt?</summary>
    public static bool Same(string one, string other) =>
        string.Equals(Normalise(one), Normalise(other), StringComparison.Ordinal);

    /// <summary>The ISO 3166 alpha-2 code, or the trimmed upper-case text where the country is not known.</summary>
    public static string Normalise(string country) =>
        ByName.TryGetValue(Key(country), out var names) ? names[0] : country.Trim().ToUpperInvariant();

    /// <summary>The country's codes and usual English name; null where the text is no country.</summary>
    public static CountryNames? Find(string country) =>
        ByName.TryGetValue(Key(country), out var names) ? new CountryNames(names[0], names[1], names[2]) : null;

    public static bool IsKnown(string country) => ByName.ContainsKey(Key(country));

    /// <summary>What may have been meant by a word that is no country.</summary>
    public static string Suggestion(string country) =>
        Spelling.Nearest(Key(country), ByName.Keys.Where(name => name.Length > 3)) is { } near
            ? $"Did you mean '{ByName[near][2]}'?"
            : "Write its English name or its ISO 3166 code, such as Germany, DE or DEU";

    /// <summary>Letters and digits alone, in upper case, without accents: U.S.A. is USA, Türkiye is TURKIYE.</summary>
    private static string Key(string country)
    {
        var key = new StringBuilder(country.Length);
        foreach (var letter in country.Replace("&", " and ", StringComparison.Ordinal))
        {
            if (letter == '.' || letter == '\'' || letter == '’') continue;
            if (char.IsLetterOrDigit(letter)) key.Append(Unaccented(letter));
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        var words = key.ToString().Trim();
        return words.StartsWith("THE ", StringComparison.Ordinal) ? words[4..] : words;
    }

    /// <summary>By a table: the culture-free runtime decomposes no letters.</summary>
    private static string Unaccented(char letter)
    {
        var upper = char.ToUpperInvariant(letter);
        return upper switch
        {
            'À' or 'Á' or 'Â' or 'Ã' or 'Ä' or 'Å' or 'Ā' or 'Ă' or 'Ą' => "A",
            'Ç' or 'Ć' or 'Č' => "C",
            'Ď' or 'Đ' => "D",
            'È' or 'É' or 'Ê' or 'Ë' or 'Ē' or 'Ę' or 'Ě' => "E",
            'Ğ' => "G",
            'Ì' or 'Í' or 'Î' or 'Ï' or 'Ī' or 'İ' or 'ı' => "I",
            'Ł' => "L",
            'Ñ' or 'Ń' or 'Ň' => "N",
            'Ò' or 'Ó' or 'Ô' or 'Õ' or 'Ö' or 'Ø' or 'Ō' or 'Ő' => "O",
            'Ř' => "R",
            'Ś' or 'Š' or 'Ş' or 'Ș' => "S",
            'Ť' or 'Ţ' or 'Ț' => "T",
            'Ù' or 'Ú' or 'Û' or 'Ü' or 'Ū' or 'Ů' or 'Ű' => "U",
            'Ý' => "Y",
            'Ź' or 'Ż' or 'Ž' => "Z",
            'Æ' => "AE",
            'Œ' => "OE",
            'ß' or 'ẞ' => "SS",
            _ => upper.ToString(),
        };
    }

    /// <summary>Each line: alpha-2, alpha-3, the usual English name, then other names and spellings.</summary>
    private static List<string[]> Read()
    {
        using var stream = typeof(Country).Assembly.GetManifestResourceStream("countries.txt")!;
        using var reader = new StreamReader(stream);
        var countries = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') countries.Add(line.Split('|', StringSplitOptions.TrimEntries));
        }

        return countries;
    }
}

/// <param name="Iso2">ISO 3166 alpha-2, such as DE.</param>
/// <param name="Iso3">ISO 3166 alpha-3, such as DEU.</param>
/// <param name="Name">The usual English name, such as Germany.</param>
internal sealed record CountryNames(string Iso2, string Iso3, string Name);
