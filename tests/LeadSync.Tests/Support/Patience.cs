using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Support;

/// <summary>Lets time pass for code that waits, so that no test does.</summary>
internal static class Patience
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>Moves the clock until the work is done, at most ten minutes of its time.</summary>
    public static async Task<T> Through<T>(this FakeTimeProvider time, Task<T> work)
    {
        for (var passed = TimeSpan.Zero; !work.IsCompleted && passed < TimeSpan.FromMinutes(10); passed += Step)
        {
            // Lets continuations run before the clock moves again.
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
            if (!work.IsCompleted)
                time.Advance(Step);
        }

        work.IsCompleted.ShouldBeTrue("the work still waits after ten minutes");
        return await work;
    }
}
