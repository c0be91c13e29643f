using System.Threading.Channels;

namespace LeadSync.Hosting;

/// <summary>Wakes a loop before its time because something arrived. A wake-up is a hint and may be lost: the loop's own pace is the promise.</summary>
internal sealed class WakeUp
{
    // One ring is enough: a loop that has not come round yet sees every arrival when it does.
    private readonly Channel<bool> _ring = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _ring.Writer.TryWrite(true);

    /// <summary>Waits until somebody rings, at most <paramref name="most"/>.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken token)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(token);
        var ring = _ring.Reader.WaitToReadAsync(enough.Token).AsTask();
        await Task.WhenAny(ring, Task.Delay(most, time, enough.Token));
        await enough.CancelAsync();
        _ring.Reader.TryRead(out _);
        token.ThrowIfCancellationRequested();
    }
}
