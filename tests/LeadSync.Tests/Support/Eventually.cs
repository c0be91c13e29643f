namespace LeadSync.Tests.Support;

/// <summary>What a whole worker does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(40);

    public static async Task HoldsAsync(string what, Func<Task<bool>> holds)
    {
        for (var until = TimeProvider.System.GetUtcNow() + Most; !await holds();)
        {
            (TimeProvider.System.GetUtcNow() < until).ShouldBeTrue($"within {Most.TotalSeconds} s {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
