namespace LeadSync.Mapping.Steps;

/// <summary><c>{ map: { USA: United States } }</c>: words of one system as words of the other.</summary>
internal static class MapStep
{
    /// <summary>Without case and outer blanks; a word that is not in the map stays as it is.</summary>
    public static string There(string value, IReadOnlyDictionary<string, string> pairs) =>
        pairs.TryGetValue(value, out var exact)
            ? exact
            : pairs.FirstOrDefault(pair => string.Equals(pair.Key, value.Trim(), StringComparison.OrdinalIgnoreCase)).Value ?? value;

    public static IReadOnlyDictionary<string, string> TurnedRound(IReadOnlyDictionary<string, string> pairs) =>
        pairs.DistinctBy(pair => pair.Value).ToDictionary(pair => pair.Value, pair => pair.Key);
}
