namespace LeadSync.Rules.Yaml;

/// <summary>The word that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>The word that is near, if one is, and the whole list.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> known) => Nearest(word, known) is { } near
        ? $"Did you mean '{near}'? Known: {Listed(known)}"
        : known.Count == 0 ? "There is none yet" : $"Write one of {Listed(known)}";

    /// <summary>The nearest of the known words, or null where none is near: a third of its letters may differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(candidate => (candidate, distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(pair => pair.distance <= Math.Min(word.Length, pair.candidate.Length) / 3)
        .OrderBy(pair => pair.distance)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    public static string Listed(IEnumerable<string> words) => string.Join(", ", words);

    /// <summary>Letters to change, add, drop, or swap with a neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) table[0, j] = j;

        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[one.Length, other.Length];
    }
}
