namespace LeadSync.Content;

/// <summary>How much somebody cares about a topic.</summary>
/// <param name="Weight">By what the person did, faded as the score fades; only the order of weights means anything.</param>
/// <param name="Last">When the person last did something about it.</param>
internal sealed record Interest(string Topic, double Weight, Trend Trend, DateTimeOffset Last);

/// <summary>A half-life against the one before it.</summary>
internal enum Trend { Rising, Steady, Fading }
