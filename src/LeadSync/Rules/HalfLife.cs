namespace LeadSync.Rules;

/// <summary>How what somebody did fades: half of it is left after each half-life of <c>scoring.yaml</c>.</summary>
internal static class HalfLife
{
    /// <param name="half">Null: nothing fades.</param>
    /// <returns>A share from 0 to 1; the clocks of two systems differ, so what lies in the future happened just now.</returns>
    public static double Left(TimeSpan? half, DateTimeOffset at, DateTimeOffset now) =>
        half is { Ticks: > 0 } time && at < now ? Math.Pow(0.5, (now - at) / time) : 1;
}
