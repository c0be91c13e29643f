using System.Diagnostics;

namespace LeadSync.Acceptance.Support;

/// <summary>Waits for something that another process is about to make true, and says how long it took.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>The first answer that is not null.</summary>
    /// <param name="most">When to give up: far beyond what is promised, so that a slow machine fails no promise about order.</param>
    public static async Task<Found<T>> GetAsync<T>(string what, TimeSpan most, Func<Task<T?>> ask)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        Exception? last = null;
        while (clock.Elapsed < most)
        {
            try
            {
                if (await ask() is { } answer) return new Found<T>(answer, clock.Elapsed);
            }
            catch (HttpRequestException failure)
            {
                last = failure;
            }

            await Task.Delay(Pace, TimeProvider.System);
        }

        throw new TimeoutException($"Not within {most.TotalSeconds:0} s: {what}", last);
    }

    public static Task<Found<string>> HoldsAsync(string what, TimeSpan most, Func<Task<bool>> ask) =>
        GetAsync(what, most, async () => await ask() ? "yes" : null);
}

/// <param name="After">How long it took, from the question on.</param>
internal sealed record Found<T>(T Answer, TimeSpan After);
