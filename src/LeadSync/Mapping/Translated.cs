namespace LeadSync.Mapping;

/// <summary>A value as the other side would store it, or why it cannot.</summary>
/// <param name="Value">Empty for a blank.</param>
/// <param name="Refused">What is wrong and what to do, without the value itself; null where it fits.</param>
internal sealed record Translated(string Value, string? Refused = null)
{
    public static readonly Translated Blank = new("");

    /// <param name="wrong">What is wrong, with no word of the value: refusals are logged and shown.</param>
    /// <param name="remedy">What to do.</param>
    public static Translated No(string wrong, string remedy) => new("", $"{wrong}; {remedy}");
}
