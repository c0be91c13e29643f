namespace LeadSync.Hosting;

/// <summary>
/// Cuts records into calls of limited size in which no key occurs twice: both vendors refuse such a call.
/// A record whose key occurred before travels in a later call, so the last one wins, as its sender meant.
/// </summary>
internal static class DistinctBatches
{
    /// <summary>The positions of the records of each call, in the order the calls must be made.</summary>
    /// <param name="keys">One key for each record, compared without case; null never counts as equal.</param>
    /// <param name="size">Most records in a call.</param>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<string?> keys, int size)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Enumerable.Range(0, keys.Count)
                .GroupBy(index => Occurrence(keys[index], seen))
                .OrderBy(wave => wave.Key)
                .SelectMany(wave => wave.Chunk(size)),
        ];
    }

    private static int Occurrence(string? key, Dictionary<string, int> seen)
    {
        if (key is null)
            return 0;
        var earlier = seen.GetValueOrDefault(key);
        seen[key] = earlier + 1;
        return earlier;
    }
}
