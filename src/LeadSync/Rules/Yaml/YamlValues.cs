namespace LeadSync.Rules.Yaml;

/// <summary>A text and where it stands.</summary>
internal readonly record struct Word(string Text, Position At);

/// <summary>Single values by their kind. A value of the wrong kind is a finding, and reads as if it were not there.</summary>
internal static class YamlValues
{
    /// <summary>Any text, its placeholders filled; one that cannot be filled is a finding of the given kind.</summary>
    public static Word? Word(this YamlMap map, string key, FindingKind whenUnset = FindingKind.Mistake) =>
        map.Find(key) is { } node ? map.Judge.Word(node, $"'{key}'", whenUnset) : null;

    public static string? Text(this YamlMap map, string key, FindingKind whenUnset = FindingKind.Mistake) =>
        map.Word(key, whenUnset)?.Text;

    /// <summary>A text that has to be there; empty where it is not, which is a finding.</summary>
    public static Word Required(this YamlMap map, string key, string remedy)
    {
        if (map.Word(key) is { Text.Length: > 0 } word) return word;
        if (!map.Has(key) || map.Find(key) is YamlText { Value: "" })
            map.Judge.Refuse(map.PositionOf(key), $"{map.Name} has no '{key}'", remedy);
        return new Word("", map.At);
    }

    public static int? Number(this YamlMap map, string key, int atLeast = int.MinValue) => map.Typed<int>(
        key,
        text => Units.Whole(text) is { } number && number >= atLeast ? number : null,
        atLeast == int.MinValue ? "Write a whole number" : $"Write a whole number, {atLeast} or more");

    public static TimeSpan? Duration(this YamlMap map, string key, TimeSpan? atLeast = null) => map.Typed<TimeSpan>(
        key,
        text => Units.Duration(text) is { } duration && duration >= (atLeast ?? TimeSpan.Zero) ? duration : null,
        $"Write a number and a unit, such as 30s, 5m, 12h or 3d{(atLeast is { } least ? $", and {least.TotalSeconds:0}s or more" : "")}");

    /// <summary><c>50%</c> as 0.5.</summary>
    public static double? Percent(this YamlMap map, string key, double above = -1, double atMost = 1) => map.Typed<double>(
        key,
        text => Units.Percent(text) is { } share && share > above && share <= atMost ? share : null,
        $"Write a percentage such as 50%, {(above < 0 ? "from 0%" : "more than 0%")} to {atMost * 100:0}%");

    public static bool Flag(this YamlMap map, string key, bool absent = false) => map.Typed(
        key,
        text => text.ToUpperInvariant() switch { "TRUE" => true, "FALSE" => false, _ => (bool?)null },
        "Write true or false") ?? absent;

    public static TimeOnly? TimeOfDay(this YamlMap map, string key) =>
        map.Typed(key, Units.TimeOfDay, "Write a time of day in quotes, such as \"09:00\"");

    public static DateOnly? Day(this Judgement judge, YamlNode node) =>
        judge.Typed(node, "the day", Units.Day, "Write a day of the calendar such as 2026-12-25");

    /// <summary>An absolute http or https address; an empty one is none.</summary>
    public static Uri? Address(this YamlMap map, string key)
    {
        if (map.Word(key) is not { Text.Length: > 0 } word) return null;
        if (Uri.TryCreate(word.Text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0) return uri;
        map.Judge.Refuse(word.At, $"'{key}' is '{word.Text}', which is no whole address", "Write it with its scheme, such as https://api.hubapi.com");
        return null;
    }

    /// <summary>One of a few words, whatever the case.</summary>
    public static T? Choice<T>(this YamlMap map, string key, params (string Word, T Value)[] choices)
        where T : struct
    {
        var words = choices.Select(choice => choice.Word).ToList();
        return map.Typed(
            key,
            text => choices.Where(choice => choice.Word.Equals(text, StringComparison.OrdinalIgnoreCase)).Select(choice => (T?)choice.Value).FirstOrDefault(),
            text => Spelling.Remedy(text, words));
    }

    /// <summary>One of a few words that stay words.</summary>
    public static string? OneOf(this YamlMap map, string key, params string[] words)
    {
        var choices = words.Select((word, at) => (word, at)).ToArray();
        return map.Choice(key, choices) is { } at ? words[at] : null;
    }

    private static T? Typed<T>(this YamlMap map, string key, Func<string, T?> read, string remedy)
        where T : struct => map.Typed(key, read, _ => remedy);

    private static T? Typed<T>(this YamlMap map, string key, Func<string, T?> read, Func<string, string> remedy)
        where T : struct => map.Find(key) is { } node ? map.Judge.Typed(node, $"'{key}'", read, remedy) : null;

    private static T? Typed<T>(this Judgement judge, YamlNode node, string subject, Func<string, T?> read, string remedy)
        where T : struct => judge.Typed(node, subject, read, _ => remedy);

    private static T? Typed<T>(this Judgement judge, YamlNode node, string subject, Func<string, T?> read, Func<string, string> remedy)
        where T : struct
    {
        if (judge.Word(node, subject, FindingKind.Mistake) is not { } word) return null;
        if (read(word.Text.Trim()) is { } value) return value;
        judge.Refuse(word.At, $"{subject} is '{word.Text}'", remedy(word.Text));
        return null;
    }
}
