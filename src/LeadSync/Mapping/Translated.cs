namespace LeadSync.Mapping;

/// <summary>A value as the other side would store it, or why it cannot.</summary>
/// <param name="Value">Empty for a blank.</param>
/// <param name="Refused">What is wrong and what to do, without the value itself; null where it fits.</param>
internal sealed record Translated(string Value, string? Refused = null);
