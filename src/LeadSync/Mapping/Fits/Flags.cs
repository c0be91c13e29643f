namespace LeadSync.Mapping.Fits;

/// <summary>Checkboxes: what counts as ticked.</summary>
internal static class Flags
{
    /// <summary>True and false as words, whatever the case; null for any other text.</summary>
    public static bool? Read(string text) => bool.TryParse(text, out var ticked) ? ticked : null;

    /// <summary>Into a checkbox also go yes and no, 1 and 0, on and off.</summary>
    public static Translated Fit(string text) => Read(text) is { } ticked
        ? new Translated(ticked ? "true" : "false")
        : text.Trim().ToUpperInvariant() switch
        {
            "YES" or "1" or "ON" => new Translated("true"),
            "NO" or "0" or "OFF" => new Translated("false"),
            _ => Translated.No("neither true nor false, for a checkbox", "correct it, or add a transform such as { map: { Subscribed: true } }"),
        };
}
