namespace LeadSync.Scoring.Learning;

/// <summary>A learned rule as a rep reads it: "last activity: SMS Sent".</summary>
internal static class LevelWords
{
    private const int MostValues = 3;

    private static readonly string[] Prefixes = ["hs_analytics_", "hs_"];

    public static string Of(LearnedRule rule) => string.Join(" and ", rule.Parts.Select(Of));

    private static string Of(Level level) => level switch
    {
        Level.Missing => $"no {Label(level.Property)}",
        Level.AnyOf any => $"{Label(level.Property)}: {Listed(any.Values)}",
        Level.Stretch { From: { } from, Below: { } below } => $"{Label(level.Property)} {from:#,0.##} to below {below:#,0.##}",
        Level.Stretch { From: { } from } => $"{Label(level.Property)} {from:#,0.##} or more",
        Level.Stretch { Below: { } below } => $"{Label(level.Property)} below {below:#,0.##}",
        _ => $"{Label(level.Property)} is filled",
    };

    private static string Label(LearnableProperty property)
    {
        var prefix = Array.Find(Prefixes, prefix => property.Name.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        return property.Name[prefix.Length..].Replace('_', ' ');
    }

    private static string Listed(IReadOnlyList<string> values) => values.Count switch
    {
        1 => values[0],
        <= MostValues => $"{string.Join(", ", values.SkipLast(1))} or {values[^1]}",
        _ => $"{string.Join(", ", values.Take(MostValues - 1))} or {values.Count - MostValues + 1} more",
    };
}
