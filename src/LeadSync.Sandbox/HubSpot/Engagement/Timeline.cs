using System.Globalization;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>Things that happened, in the order they happened. Its cursors stay right while more is added.</summary>
internal sealed class Timeline<T>
{
    private readonly List<(DateTimeOffset At, long Seq, T Item)> moments = [];

    public void Add(DateTimeOffset at, long seq, T item) => moments.Insert(FirstAfter((at, seq)), (at, seq, item));

    /// <summary>A page between two times, both excluded, newest first unless <paramref name="ascending"/>; with the cursor of the next page.</summary>
    public (List<T> Page, string? Next) Read(
        DateTimeOffset? after, DateTimeOffset? before, string? cursor, int limit, bool ascending = false, Func<T, bool>? where = null)
    {
        var low = after is { } start ? FirstAfter((start, long.MaxValue)) : 0;
        var high = before is { } end ? FirstAfter((end, 0)) : moments.Count;
        if (Parse(cursor) is { } last)
        {
            // The cursor names the last thing already shown: go on behind it.
            if (ascending)
                low = Math.Max(low, FirstAfter(last));
            else
                high = Math.Min(high, FirstAfter((last.At, last.Seq - 1)));
        }

        var (page, shown) = (new List<T>(), default((DateTimeOffset At, long Seq)));
        for (var i = ascending ? low : high - 1; ascending ? i < high : i >= low; i += ascending ? 1 : -1)
        {
            var (at, seq, item) = moments[i];
            if (where?.Invoke(item) is false)
                continue;
            if (page.Count == limit)
                return (page, Text(shown.At, shown.Seq));
            page.Add(item);
            shown = (at, seq);
        }
        return (page, null);
    }

    private static string Text(DateTimeOffset at, long seq) => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}:{seq}")));

    private static (DateTimeOffset At, long Seq)? Parse(string? cursor)
    {
        if (cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[64];
        var parts = Convert.TryFromBase64String(cursor, bytes, out var length) ? System.Text.Encoding.ASCII.GetString(bytes[..length]).Split(':') : [];
        return parts is [var ticks, var seq] && long.TryParse(ticks, out var at) && long.TryParse(seq, out var number)
            ? (new DateTimeOffset(at, TimeSpan.Zero), number)
            : throw new Wire.RefusedException(Wire.ApiError.Invalid($"The paging token {cursor} is not valid"));
    }

    /// <summary>The place behind everything up to <paramref name="moment"/>, which is nearly always the end.</summary>
    private int FirstAfter((DateTimeOffset At, long Seq) moment)
    {
        var (low, high) = (0, moments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((moments[middle].At, moments[middle].Seq).CompareTo(moment) <= 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
