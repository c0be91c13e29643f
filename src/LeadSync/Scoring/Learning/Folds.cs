namespace LeadSync.Scoring.Learning;

/// <summary>Leads dealt into parts of equal size with the same share of won ones, by chance and always alike.</summary>
internal static class Folds
{
    public const int Outer = 10;
    public const int Inner = 5;

    private const int Seed = 20_261_118;

    /// <returns>For each part the places of its leads, rising.</returns>
    public static IReadOnlyList<int[]> Deal(IReadOnlyList<bool> won, int parts)
    {
#pragma warning disable CA5394 // A draw that anybody can repeat, not a secret.
        var random = new Random(Seed);
        var dealt = Enumerable.Range(0, parts).Select(_ => new List<int>()).ToList();
        foreach (var side in (bool[])[true, false])
        {
            var places = Enumerable.Range(0, won.Count).Where(place => won[place] == side).ToArray();
            random.Shuffle(places);
            for (var i = 0; i < places.Length; i++) dealt[i % parts].Add(places[i]);
        }
#pragma warning restore CA5394

        return [.. dealt.Select(part => part.Order().ToArray())];
    }
}
